/** Reads what is asked of the API, and says what is wrong with it. */
@NullMarked
package io.broadside.controller.http.request;

import org.jspecify.annotations.NullMarked;
