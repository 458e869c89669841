package org.kopilka.bank.practices;

import java.util.UUID;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.Refusal;
import org.springframework.stereotype.Component;

/** Whose practice it is, and who reads it. An expert has no part in this: reviewing gives no right to edit. */
@Component
public class Rights {

    private final Practices practices;
    private final Access access;

    Rights(Practices practices, Access access) {
        this.practices = practices;
        this.access = access;
    }

    /** Authors, and the methodist of their institution. */
    public boolean writes(Actor actor, Practice practice) {
        return practice.isBy(actor.person()) || access.holds(actor, practice.owner(), Role.METHODIST);
    }

    /** Whoever writes it, or is asked to be one of its authors; once it was published, everybody in whose scope it lies. */
    public boolean reads(Actor actor, Practice practice) {
        if (practice.published() == null) {
            return practice.withdrawal() == null && readsWork(actor, practice);
        }
        return access.sees(actor, practice.owner(), practice.visibility()) || readsWork(actor, practice);
    }

    /** Whether the actor reads the text in work: whoever is to agree to be its author has to know what it says. */
    public boolean readsWork(Actor actor, Practice practice) {
        return writes(actor, practice) || practice.askedOf(actor.person()).isPresent();
    }

    /** Throws 404 unless the actor reads it. */
    public Practice readable(Actor actor, UUID id) {
        return practices.find(id).filter(found -> reads(actor, found)).orElseThrow(Refusal::notFound);
    }

    /**
     * Throws 404 unless the actor reads it or has judged it: one's own words stay with one, whatever became of the text
     * since.
     */
    Practice known(Actor actor, UUID id) {
        return practices
                .find(id)
                .filter(found ->
                        reads(actor, found) || !found.judgedBy(actor.person()).isEmpty())
                .orElseThrow(Refusal::notFound);
    }

    /** Throws 404 unless the actor reads it, 403 unless they write it. */
    public Practice writable(Actor actor, UUID id) {
        var practice = readable(actor, id);
        if (!writes(actor, practice)) {
            throw new NotTheAuthor();
        }
        return practice;
    }
}
