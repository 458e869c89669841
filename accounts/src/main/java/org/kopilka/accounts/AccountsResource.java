package org.kopilka.accounts;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.exportimport.ExportOptions;
import org.keycloak.exportimport.util.ExportUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.util.JsonSerialization;

/**
 * A realm as Keycloak's import takes it, with keys, secrets and the hashes of passwords. The people come last and a page
 * at a time, each page read in a transaction of its own, so that their number costs no memory.
 */
public final class AccountsResource {

    private static final int PAGE = 20;
    private static final ExportOptions WITHOUT_PEOPLE = new ExportOptions(false, true, true, false, false);
    private static final ExportOptions PEOPLE = new ExportOptions(true, true, true, false, false);

    private final KeycloakSessionFactory factory;
    private final String realmId;

    AccountsResource(KeycloakSession session, RealmModel realm) {
        this.factory = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
    }

    /** Broken off where something fails on the way, so that nobody takes a part for the whole. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public StreamingOutput whole() {
        return this::write;
    }

    private void write(OutputStream out) throws IOException {
        @SuppressWarnings("resource") // closed on the way it would close what it has begun, and a part were a whole
        var json = JsonSerialization.mapper.getFactory().createGenerator(out);
        json.writeStartObject();
        in(session -> writeRealm(session, json));
        json.writeArrayFieldStart("users");
        var people = KeycloakModelUtils.runJobInTransactionWithResult(factory, this::people);
        for (var from = 0; from < people.size(); from += PAGE) {
            var page = people.subList(from, Math.min(from + PAGE, people.size()));
            in(session -> writePeople(session, page, json));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void writeRealm(KeycloakSession session, JsonGenerator json) throws IOException {
        var realm = session.getContext().getRealm();
        var all = JsonSerialization.createObjectNode(ExportUtils.exportRealm(session, realm, WITHOUT_PEOPLE, true));
        all.remove("users");
        for (var field : all.properties()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
        }
    }

    /** All at once, for pages by number would leave somebody out when another is deleted meanwhile. */
    private List<String> people(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select u.id from UserEntity u where u.realmId = :realm order by u.username", String.class)
                .setParameter("realm", realmId)
                .getResultList();
    }

    private void writePeople(KeycloakSession session, List<String> ids, JsonGenerator json) throws IOException {
        var realm = session.getContext().getRealm();
        for (var id : ids) {
            var person = session.users().getUserById(realm, id);
            if (person != null) {
                json.writeObject(ExportUtils.exportUser(session, realm, person, PEOPLE, true));
            }
        }
    }

    private void in(Writing writing) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            try {
                writing.write(session);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private interface Writing {
        void write(KeycloakSession session) throws IOException;
    }
}
