package org.kopilka.bank.practices;

import java.util.List;
import java.util.Set;
import org.kopilka.platform.documents.Outgoing;

/** What another capability tells of a practice's document, for when all is told anew. */
public interface AlsoTold {

    Set<String> topics();

    List<Outgoing> of(Practice practice);
}
