/** Contact with the workers: each is told its schedule, heard, scraped, and accounted for. */
@NullMarked
package io.broadside.controller.peers;

import org.jspecify.annotations.NullMarked;
