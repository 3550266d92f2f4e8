/** What a new controller needs to know of a run that another one began, and how it is kept. */
@NullMarked
package io.broadside.controller.handover;

import org.jspecify.annotations.NullMarked;
