/** What a worker answers over HTTP: parse, call the engine, render. */
@NullMarked
package io.broadside.worker.http;

import org.jspecify.annotations.NullMarked;
