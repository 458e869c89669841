package org.kopilka.acceptance;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kopilka.sandbox.PortalSession;
import tools.jackson.databind.JsonNode;

/** A person is invited and opens the link: then there is an account. */
final class Invitation {

    private Invitation() {}

    /** @return their {@code login} and first {@code password} */
    static JsonNode accepted(RunningNetwork network, Calls inviter, String person) {
        var link = inviter.post("/api/staff/invitations", UUID.randomUUID(), Map.of("people", List.of(person)))
                .at("/0/link")
                .asString();
        var token = link.substring(link.lastIndexOf('/') + 1);
        var holder = new Calls(PortalSession.anybody(network.portal()));
        // Until the account is made the link is refused.
        return await().ignoreExceptionsInstanceOf(AssertionError.class)
                .until(
                        () -> holder.post("/api/staff/public/invitations/" + token, UUID.randomUUID(), Map.of()),
                        opened -> opened.has("password"));
    }
}
