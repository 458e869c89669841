package org.kopilka.staff.institutions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A node of the network's tree: the network itself, a region, a district, an institution.
 *
 * @param aliases other spellings that were said to mean it
 * @param order sorts lists as people expect: № 9 before № 10
 * @param closedOn the last day it worked, null while it works; its history stays
 */
@Document("institutions")
@CompoundIndex(def = "{'order': 1, '_id': 1}")
public record Institution(
        @Id UUID id,
        long version,
        String name,
        InstitutionKind kind,
        @Nullable UUID parent,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String phone,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> aliases,
        String order,
        @Nullable LocalDate closedOn)
        implements Stored {

    static Institution of(UUID id, String name, InstitutionKind kind, @Nullable UUID parent, Contacts contacts) {
        return new Institution(
                id,
                0,
                name,
                kind,
                parent,
                contacts.address(),
                contacts.postcode(),
                contacts.phone(),
                contacts.latitude(),
                contacts.longitude(),
                List.of(),
                orderOf(name, kind),
                null);
    }

    /** Where it is and how to call; any may be unknown. Coordinates are WGS 84 degrees. */
    record Contacts(
            @Nullable String address,
            @Nullable String postcode,
            @Nullable String phone,
            @Nullable Double latitude,
            @Nullable Double longitude) {

        /** Fills only what is unknown here. */
        Contacts orElse(Contacts other) {
            return new Contacts(
                    address == null ? other.address : address,
                    postcode == null ? other.postcode : postcode,
                    phone == null ? other.phone : phone,
                    latitude == null ? other.latitude : latitude,
                    longitude == null ? other.longitude : longitude);
        }
    }

    Contacts contacts() {
        return new Contacts(address, postcode, phone, latitude, longitude);
    }

    Institution with(Contacts contacts) {
        return edited(name, kind, parent, contacts, aliases, closedOn);
    }

    Institution alsoCalled(String alias) {
        if (aliases.contains(alias)) {
            return this;
        }
        return edited(
                name,
                kind,
                parent,
                contacts(),
                java.util.stream.Stream.concat(aliases.stream(), java.util.stream.Stream.of(alias))
                        .toList(),
                closedOn);
    }

    Institution edited(
            String name,
            InstitutionKind kind,
            @Nullable UUID parent,
            Contacts contacts,
            List<String> aliases,
            @Nullable LocalDate closedOn) {
        return new Institution(
                id,
                version,
                name,
                kind,
                parent,
                contacts.address(),
                contacts.postcode(),
                contacts.phone(),
                contacts.latitude(),
                contacts.longitude(),
                aliases,
                orderOf(name, kind),
                closedOn);
    }

    static String orderOf(String name, InstitutionKind kind) {
        var parsed = InstitutionName.parse(name);
        var number = parsed.number() == null ? 99_999 : parsed.number();
        return "%d %05d %s".formatted(kind.ordinal(), number, parsed.title());
    }
}
