package org.kopilka.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.kopilka.gateway.GatewaySettings.Limit;
import org.kopilka.gateway.problem.Problem;

/** A bucket of tokens for each key; one that was not used for a while is full again and need not be kept. */
final class Buckets {

    private final LoadingCache<String, Bucket> buckets;

    Buckets(Limit limit) {
        var bandwidth = Bandwidth.builder()
                .capacity(limit.burst())
                .refillGreedy(limit.refill(), limit.period())
                .build();
        var full = limit.period().multipliedBy(Math.max(1, limit.burst() / limit.refill() + 1));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterAccess(full.plusSeconds(1))
                .build(_ -> Bucket.builder().addLimit(bandwidth).build());
    }

    /** Throws {@link Problem} when the key's bucket is empty. */
    void take(String key) {
        var taken = buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw Problem.tooMany(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
    }
}
