/** What a user asks for when beginning a run. */
@NullMarked
package io.broadside.controller.request;

import org.jspecify.annotations.NullMarked;
