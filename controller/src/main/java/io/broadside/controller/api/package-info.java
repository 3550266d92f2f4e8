/** The resources of the HTTP API as records: what is asked for, and what is shown. */
@NullMarked
package io.broadside.controller.api;

import org.jspecify.annotations.NullMarked;
