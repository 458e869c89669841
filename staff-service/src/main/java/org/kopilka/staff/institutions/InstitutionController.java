package org.kopilka.staff.institutions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.NetworkAdmin;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree of institutions: every member sees it, the administrators keep it, each below their node. */
@RestController
@RequestMapping("/api/staff/institutions")
class InstitutionController {

    /** @param keeps whether the reader may change it, and add to what lies below */
    record InstitutionView(
            UUID id,
            long version,
            String name,
            InstitutionKind kind,
            @Nullable UUID parent,
            @Nullable String parentName,
            @Nullable String address,
            @Nullable String postcode,
            @Nullable String phone,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable LocalDate closedOn,
            boolean keeps) {}

    record EditedInstitution(
            @NotBlank @Size(max = 300) String name,
            @NotNull InstitutionKind kind,
            @NotNull UUID parent,
            @Nullable @Size(max = 300) String address,
            @Nullable @Size(max = 20) String postcode,
            @Nullable @Size(max = 100) String phone,
            @Nullable @Min(-90) @Max(90) Double latitude,
            @Nullable @Min(-180) @Max(180) Double longitude,
            @Nullable LocalDate closedOn) {

        Institution.Contacts contacts() {
            return new Institution.Contacts(address, postcode, phone, latitude, longitude);
        }
    }

    private final Institutions institutions;
    private final Access access;
    private final InstitutionTree tree;
    private final NewIds ids;

    InstitutionController(Institutions institutions, Access access, InstitutionTree tree, NewIds ids) {
        this.institutions = institutions;
        this.access = access;
        this.tree = tree;
        this.ids = ids;
    }

    /**
     * Institutions in the order of their kind, number and name.
     *
     * @param q part of the name
     * @param below only this node and what lies below it
     */
    @AnyMember
    @GetMapping
    Page<InstitutionView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable UUID below,
            @RequestParam(required = false) @Nullable InstitutionKind kind,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var which = new ArrayList<Criteria>();
        which.add(Cursor.behind(Cursor.decode(after), "order", Sort.Direction.ASC, text -> text));
        if (q != null && !q.isBlank()) {
            which.add(Criteria.where("name")
                    .regex(Pattern.compile(Pattern.quote(q.strip()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
        }
        if (below != null) {
            which.add(Criteria.where("_id").in(tree.below(below)));
        }
        if (kind != null) {
            which.add(Criteria.where("kind").is(kind));
        }
        var found = institutions.list(new Criteria().andOperator(which), limit + 1);
        return Page.of(found, limit, each -> view(actor, each), last -> new Cursor(last.order(), last.id()));
    }

    @AnyMember
    @GetMapping("/{id}")
    ResponseEntity<InstitutionView> show(Actor actor, @PathVariable UUID id) {
        var found = institutions.find(id).orElseThrow(Refusal::notFound);
        return Versioned.ok(view(actor, found), found.version());
    }

    @NetworkAdmin
    @PostMapping
    @Succeeds(201)
    ResponseEntity<InstitutionView> add(Actor actor, @Valid @RequestBody EditedInstitution body) {
        requireParent(actor, body.parent());
        var institution = Institution.of(ids.next(), body.name().strip(), body.kind(), body.parent(), body.contacts());
        institutions.save(institution);
        var saved = institutions.find(institution.id()).orElseThrow(Refusal::notFound);
        return Versioned.created("/api/staff/institutions/" + saved.id(), view(actor, saved), saved.version());
    }

    @NetworkAdmin
    @PutMapping("/{id}")
    ResponseEntity<InstitutionView> change(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedInstitution body) {
        var found = institutions.find(id).orElseThrow(Refusal::notFound);
        access.require(actor, id, Role.NETWORK_ADMIN);
        expected.check(found.version());
        var parent = id.equals(InstitutionTree.ROOT) ? null : body.parent();
        if (parent != null && !parent.equals(found.parent())) {
            requireParent(actor, parent);
            access.require(actor, Objects.requireNonNullElse(found.parent(), InstitutionTree.ROOT), Role.NETWORK_ADMIN);
            if (tree.isWithin(parent, id)) {
                throw new Refusal(HttpStatus.CONFLICT, "institution-in-itself");
            }
        }
        institutions.save(found.edited(
                body.name().strip(), body.kind(), parent, body.contacts(), found.aliases(), body.closedOn()));
        return show(actor, id);
    }

    private void requireParent(Actor actor, UUID parent) {
        access.require(actor, parent, Role.NETWORK_ADMIN);
        if (tree.find(parent).isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-institution");
        }
    }

    private InstitutionView view(Actor actor, Institution it) {
        return new InstitutionView(
                it.id(),
                it.version(),
                it.name(),
                it.kind(),
                it.parent(),
                it.parent() == null ? null : tree.nameOf(it.parent()),
                it.address(),
                it.postcode(),
                it.phone(),
                it.latitude(),
                it.longitude(),
                it.closedOn(),
                access.holds(actor, it.id(), Role.NETWORK_ADMIN));
    }
}
