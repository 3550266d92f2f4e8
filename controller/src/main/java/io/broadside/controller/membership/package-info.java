/**
 * Who shares the load from when on: epochs are proposed, acknowledged by all whom they bind, and
 * confirmed.
 */
@NullMarked
package io.broadside.controller.membership;

import org.jspecify.annotations.NullMarked;
