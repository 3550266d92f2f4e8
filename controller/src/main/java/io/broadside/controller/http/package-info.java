/** The HTTP API and the dashboard: who may ask, what there is, and how errors are said. */
@NullMarked
package io.broadside.controller.http;

import org.jspecify.annotations.NullMarked;
