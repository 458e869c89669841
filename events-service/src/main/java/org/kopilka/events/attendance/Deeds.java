package org.kopilka.events.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.springframework.stereotype.Component;

/** Finds out what somebody may do by asking the event itself, so that no rule is written twice. */
@Component
public class Deeds {

    private final EventAccess access;
    private final Whereabouts whereabouts;
    private final Clock clock;

    Deeds(EventAccess access, Whereabouts whereabouts, Clock clock) {
        this.access = access;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    public Set<Deed> of(Actor actor, Event event) {
        var now = clock.instant();
        var deeds = EnumSet.noneOf(Deed.class);
        addSeat(deeds, actor, event, now);
        if (access.isResponsible(actor, event)) {
            addOrders(deeds, event, now);
        }
        if (access.runs(actor, event)) {
            deeds.add(Deed.SEE_PARTICIPANTS);
            if (event.mark(List.of(), now) instanceof Ruling.Standing) {
                deeds.add(Deed.MARK);
            }
        }
        return deeds;
    }

    private void addSeat(Set<Deed> deeds, Actor actor, Event event, Instant now) {
        whereabouts.find(actor, event.plan().time().day(), null).ifPresent(who -> {
            switch (event.signUp(who, now)) {
                case SignUp.Seated _ -> deeds.add(Deed.SIGN_UP);
                case SignUp.Queued _ -> deeds.add(Deed.QUEUE);
                case SignUp.AlreadySeated _, SignUp.AlreadyQueued _, SignUp.Refused _ -> {}
            }
        });
        if (event.giveBack(actor.person(), now, Set.of()) instanceof GivingBack.GivenBack) {
            deeds.add(Deed.GIVE_BACK);
        }
        if (event.takesSignUps(now) && (actor.is(Role.METHODIST) || actor.is(Role.DISTRICT_METHODIST))) {
            deeds.add(Deed.SIGN_UP_OTHERS);
        }
    }

    private static void addOrders(Set<Deed> deeds, Event event, Instant now) {
        if (event.replan(event.owner(), event.plan(), now, Set.of()) instanceof Ruling.Done) {
            deeds.add(Deed.EDIT);
        }
        if (event.publish(now) instanceof Ruling.Done) {
            deeds.add(Deed.PUBLISH);
        }
        if (event.cancel("", now) instanceof Ruling.Done) {
            deeds.add(Deed.CANCEL);
        }
        if (event.hold("", event.plan().presenters(), now) instanceof Ruling.Done) {
            deeds.add(Deed.HOLD);
        }
    }
}
