/** What controller and worker say to one another. It depends on the JDK and JSON only. */
@NullMarked
package io.broadside.protocol;

import org.jspecify.annotations.NullMarked;
