/** Takes the place of Gatling's feeders where they are sharded: each user gets its own record. */
@NullMarked
package io.broadside.worker.gatling.feeding;

import org.jspecify.annotations.NullMarked;
