package org.kopilka.staff.reference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.NetworkAdmin;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.InputRefusal;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogues: everybody reads them, the administrator of the whole network keeps them. */
@RestController
@RequestMapping("/api/staff/reference")
class ReferenceController {

    record NamesView(
            @NotBlank @Size(max = 200) String ru,
            @NotBlank @Size(max = 200) String kk,
            @NotBlank @Size(max = 200) String en) {}

    record ReferenceItemView(
            UUID id,
            long version,
            String catalogue,
            String code,
            int order,
            NamesView names,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String source,
            List<String> synonyms,
            Map<String, String> extra) {

        static ReferenceItemView of(ReferenceItem item) {
            var names = item.names();
            return new ReferenceItemView(
                    item.id(),
                    item.version(),
                    item.catalogue(),
                    item.code(),
                    item.order(),
                    new NamesView(names.ru(), names.kk(), names.en()),
                    item.validFrom(),
                    item.validTo(),
                    item.source(),
                    item.synonyms(),
                    item.extra());
        }
    }

    record EditedItem(
            @Min(0) @Max(1_000_000) int order,
            @NotNull @Valid NamesView names,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @NotBlank @Size(max = 500) String source,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> synonyms,
            @Nullable @Size(max = 20) Map<@Size(max = 60) String, @Size(max = 200) String> extra) {

        /** Throws a 422 unless there is a day on which it is valid. */
        void require(String place) {
            if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
                throw new InputRefusal("input", Map.of(place + "/validTo", "fault.ends-before-it-begins"));
            }
        }

        ReferenceItem over(UUID id, long version, String catalogue, String code) {
            return new ReferenceItem(
                    id,
                    version,
                    catalogue,
                    code,
                    order,
                    new ReferenceItem.Names(names.ru(), names.kk(), names.en()),
                    validFrom,
                    validTo,
                    source,
                    synonyms == null
                            ? List.of()
                            : synonyms.stream().map(String::toLowerCase).toList(),
                    extra == null ? Map.of() : extra);
        }
    }

    record NewItem(
            @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{1,60}")
            String catalogue,

            @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{1,60}")
            String code,

            @NotNull @Valid EditedItem item) {}

    private final Catalogues catalogues;
    private final Access access;

    ReferenceController(Catalogues catalogues, Access access) {
        this.catalogues = catalogues;
        this.access = access;
    }

    /** The entries of a catalogue in its order. @param on only those valid on that day */
    @AnyMember
    @GetMapping
    List<ReferenceItemView> list(
            @RequestParam @Size(max = 60) String catalogue, @RequestParam(required = false) @Nullable LocalDate on) {
        return catalogues.items(catalogue).stream()
                .filter(item -> on == null || item.isValidOn(on))
                .map(ReferenceItemView::of)
                .toList();
    }

    @NetworkAdmin
    @PostMapping
    ResponseEntity<ReferenceItemView> add(Actor actor, @Valid @RequestBody NewItem body) {
        access.require(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN);
        body.item().require("/item");
        var id = Catalogues.idOf(body.catalogue(), body.code());
        var item = body.item().over(id, 0, body.catalogue(), body.code());
        catalogues.save(item);
        return answer(id);
    }

    @NetworkAdmin
    @PutMapping("/{id}")
    ResponseEntity<ReferenceItemView> change(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EditedItem body) {
        access.require(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN);
        var item = catalogues.find(id).orElseThrow(Refusal::notFound);
        expected.check(item.version());
        body.require("");
        catalogues.save(body.over(id, item.version(), item.catalogue(), item.code()));
        return answer(id);
    }

    private ResponseEntity<ReferenceItemView> answer(UUID id) {
        var item = catalogues.find(id).orElseThrow(Refusal::notFound);
        return Versioned.ok(ReferenceItemView.of(item), item.version());
    }
}
