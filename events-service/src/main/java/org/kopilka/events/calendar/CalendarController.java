package org.kopilka.events.calendar;

import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.Anyone;
import org.kopilka.platform.web.Download;
import org.kopilka.platform.web.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events for people's own calendar programs. */
@RestController
@RequestMapping("/api/events")
class CalendarController {

    private static final String ICALENDAR = "text/calendar;charset=UTF-8";
    private static final int MONTHS_BACK = 12;
    private static final int MOST = 1_000;

    /** @param url null until the person asks for one */
    record CalendarLinkView(@Nullable String url) {}

    private final EventLines lines;
    private final CalendarFile file;
    private final MongoTemplate mongo;
    private final Clock clock;
    private final ZoneId zone;
    private final String portal;
    private final SecureRandom random = new SecureRandom();

    CalendarController(
            EventLines lines,
            CalendarFile file,
            MongoTemplate mongo,
            Clock clock,
            ZoneId zone,
            @Value("${links.portal}") String portal) {
        this.lines = lines;
        this.file = file;
        this.mongo = mongo;
        this.clock = clock;
        this.zone = zone;
        this.portal = portal;
    }

    /** One event as an iCalendar file. */
    @AnyMember
    @GetMapping(path = "/events/{id}/calendar.ics", produces = ICALENDAR)
    ResponseEntity<byte[]> one(@PathVariable UUID id, Actor actor) {
        var line = lines.find(actor, id).orElseThrow(Refusal::notFound);
        return Download.of(ICALENDAR, line.startsAt().substring(0, 10) + ".ics", file.of(line, clock.instant()));
    }

    /** The address under which a calendar program reads my events. */
    @AnyMember
    @GetMapping("/calendars/mine")
    CalendarLinkView link(Actor actor) {
        var link = mongo.findById(actor.person(), CalendarLink.class);
        return new CalendarLinkView(link == null ? null : url(link));
    }

    /** Makes a new address; whoever has the old one reads nothing any more. */
    @AnyMember
    @PutMapping("/calendars/mine")
    CalendarLinkView newLink(Actor actor) {
        var secret = new byte[24];
        random.nextBytes(secret);
        var link = new CalendarLink(
                actor.person(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        mongo.save(link);
        return new CalendarLinkView(url(link));
    }

    /** A person's events of the last twelve months and all to come; the address is the secret. */
    @Anyone
    @GetMapping(path = "/public/calendars/{secret}.ics", produces = ICALENDAR)
    ResponseEntity<byte[]> mine(@PathVariable @Size(max = 100) String secret) {
        var link = mongo.findOne(Query.query(Criteria.where("secret").is(secret)), CalendarLink.class);
        if (link == null) {
            throw Refusal.notFound();
        }
        var now = clock.instant();
        var from = LocalDate.ofInstant(now, zone).minusMonths(MONTHS_BACK);
        var mine = lines.involving(link.person(), from, MOST);
        var waitedFor = new HashSet<UUID>();
        lines.partsOf(link.person(), mine.stream().map(EventLine::id).toList()).forEach((event, part) -> {
            if (part == MyPart.WAITING) {
                waitedFor.add(event);
            }
        });
        return Download.of(ICALENDAR, "kopilka.ics", file.of(mine, waitedFor, now));
    }

    private String url(CalendarLink link) {
        return portal + "/api/events/public/calendars/" + link.secret() + ".ics";
    }
}
