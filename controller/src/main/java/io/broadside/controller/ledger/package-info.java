/**
 * Accounts for every planned arrival by its ordinal: offered, missed, unknown, or still to come.
 */
@NullMarked
package io.broadside.controller.ledger;

import org.jspecify.annotations.NullMarked;
