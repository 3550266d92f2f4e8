package io.broadside.worker.gatling.injection;

import io.broadside.protocol.plan.Population.Model;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionStep;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/** The injection profile of a population, the same on every worker. Immutable. */
public final class PopulationProfile {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Model model;
  private final List<OpenInjectionStep> open = new ArrayList<>();
  private final List<ClosedInjectionStep> closed = new ArrayList<>();

  /**
   * Reads Gatling's profile; a randomised step is given a seed made of the run's, the scenario and
   * its place.
   */
  public PopulationProfile(String scenario, InjectionProfile profile, long seed) {
    List<?> steps = steps(profile);
    if (profile instanceof OpenInjectionProfile) {
      model = Model.OPEN;
      for (int i = 0; i < steps.size(); i++) {
        OpenInjectionStep step = (OpenInjectionStep) steps.get(i);
        open.add(step instanceof PoissonOpenInjection p ? seeded(p, seed, scenario, i) : step);
      }
    } else if (profile instanceof ClosedInjectionProfile) {
      model = Model.CLOSED;
      steps.forEach(s -> closed.add((ClosedInjectionStep) s));
    } else {
      throw new IllegalArgumentException("an unknown kind of injection profile: " + profile);
    }
  }

  private static OpenInjectionStep seeded(
      PoissonOpenInjection step, long seed, String scenario, int index) {
    long own = mix(seed ^ mix(scenario.hashCode()) ^ (index * 0x9E3779B97F4A7C15L));
    return new PoissonOpenInjection(step.duration(), step.startRate(), step.endRate(), own);
  }

  /**
   * Scatters the bits: the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable PRNGs,
   * 2014).
   */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The one thing of Gatling's that has to be read by reflection. */
  private static List<?> steps(InjectionProfile profile) {
    try {
      var field = profile.getClass().getDeclaredField("steps");
      field.setAccessible(true);
      return CollectionConverters.asJava((scala.collection.immutable.List<?>) field.get(profile));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this Gatling keeps the steps elsewhere: " + profile.getClass(), e);
    }
  }

  public Model model() {
    return model;
  }

  /** Users in all; 0 for a closed population. */
  public long users() {
    return open.stream().mapToLong(OpenInjectionStep::users).sum();
  }

  /** Length of the profile, rounded up to whole seconds. */
  public long seconds() {
    long nanos = 0;
    for (OpenInjectionStep step : open) {
      nanos += step.duration().toNanos();
    }
    for (ClosedInjectionStep step : closed) {
      nanos += step.duration().toNanos();
    }
    return Math.ceilDiv(nanos, SECOND);
  }

  /** The steps as Gatling prints them, with their seeds. */
  public String description() {
    return model + " " + open + closed;
  }

  /**
   * When every user of the fleet arrives, in nanoseconds from the population's start: Gatling's own
   * stream, its steps chained as its UserStream chains them.
   */
  public PrimitiveIterator.OfLong arrivals() {
    Iterator<FiniteDuration> stream = scala.collection.Iterator$.MODULE$.empty();
    for (int i = open.size() - 1; i >= 0; i--) {
      stream = open.get(i).chain(stream);
    }
    Iterator<FiniteDuration> all = stream;
    return new PrimitiveIterator.OfLong() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public long nextLong() {
        return all.next().toNanos();
      }
    };
  }

  /**
   * How many users are kept in a second: the curve's value at its end, as Gatling's ClosedWorkload
   * has it.
   */
  public int concurrentUsers(long second) {
    long offset = (second + 1) * SECOND;
    long end = 0;
    for (ClosedInjectionStep step : closed) {
      long length = step.duration().toNanos();
      end += length;
      if (offset <= end) {
        return step.valueAt(new FiniteDuration(offset - end + length, TimeUnit.NANOSECONDS));
      }
    }
    return 0;
  }
}
