package org.kopilka.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.audit.Entry.Deed;
import org.kopilka.platform.web.NewIds;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Who looked at or changed whose record, what of it, when, and through which door. One's own is one's own affair. Changes
 * are kept before they are answered, looks behind the answer ({@link Looks}).
 */
public final class Audit {

    /** A page that asks again and again shows the same to the same person: that is one look. */
    private static final long ONE_LOOK = Duration.ofMinutes(10).toSeconds();

    private static final String SAID = Audit.class.getName();

    private final MongoTemplate mongo;
    private final Looks looks;
    private final Clock clock;

    Audit(MongoTemplate mongo, Looks looks, Clock clock) {
        this.mongo = mongo;
        this.looks = looks;
        this.clock = clock;
    }

    public void looked(Actor actor, String what, UUID whose) {
        looked(actor, what, List.of(whose));
    }

    /** @param whose may be empty: then the answer shows nobody's */
    public void looked(Actor actor, String what, Collection<UUID> whose) {
        var request = request();
        if (request != null) {
            request.setAttribute(SAID, true);
        }
        var now = clock.instant();
        var door = door(request);
        looks.keep(whose.stream()
                .filter(each -> !each.equals(actor.person()))
                .distinct()
                .map(each -> {
                    var id = NewIds.fromName("%s|%s|%s|%s|%d"
                            .formatted(actor.person(), each, what, door, now.getEpochSecond() / ONE_LOOK));
                    return new Entry(id, now, actor.person(), actor.name(), Deed.LOOKED, what, each, door);
                })
                .toList());
    }

    public void changed(Actor actor, String what, UUID whose) {
        changed(actor.person(), actor.name(), what, List.of(whose));
    }

    /** Many at a time; also for what goes on after the request that began it. */
    public void changed(UUID who, String whoName, String what, Collection<UUID> whose) {
        var now = clock.instant();
        var door = door(request());
        mongo.insertAll(whose.stream()
                .filter(each -> !each.equals(who))
                .distinct()
                .map(each -> new Entry(UUID.randomUUID(), now, who, whoName, Deed.CHANGED, what, each, door))
                .toList());
    }

    /** Whether the endpoint has said whose records it shows. */
    static boolean isSaid(HttpServletRequest request) {
        return request.getAttribute(SAID) != null;
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? here.getRequest()
                : null;
    }

    private static @Nullable String door(@Nullable HttpServletRequest request) {
        var path = request == null ? null : request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request == null || path == null ? null : request.getMethod() + " " + path;
    }
}
