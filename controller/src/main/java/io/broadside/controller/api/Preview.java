package io.broadside.controller.api;

import io.broadside.protocol.wire.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview: what a request would start, as far as that is known before the start.
 *
 * @param load when its users start; null where nobody knows that yet
 * @param source whence the load is known, or why it is not, in a sentence
 * @param loadable whether a worker can find the load out: ask again with {@code ?load=true}
 * @param workforce who would carry it; null where the request makes no sense
 * @param goals what is to be reached, the plan's own first
 * @param target what load is put on; null where the test names it elsewhere
 * @param warnings what may not mean what its maker thinks, in whole sentences
 * @param refusals why it would not be started as things are; empty where it would
 */
public record Preview(
    @Nullable PreviewedLoad load,
    String source,
    boolean loadable,
    @Nullable PreviewedWorkforce workforce,
    List<String> goals,
    @Nullable String target,
    List<String> warnings,
    List<Problem> refusals) {}
