package org.kopilka.platform.documents;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.resilience.annotation.Retryable;

/**
 * Loads and decides again when another write came between. For use cases whose decision does not rest on what the
 * caller saw; those compare the caller's {@code If-Match} instead.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(includes = LostRace.class, maxRetries = 60, delay = 2, jitter = 8, multiplier = 1.3, maxDelay = 120)
public @interface RetryOnLostRace {}
