package org.kopilka.bank.files;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.kopilka.bank.practices.Author;
import org.kopilka.bank.practices.Practice;
import org.kopilka.bank.practices.Practices;
import org.kopilka.bank.practices.Rights;
import org.kopilka.bank.review.Desk;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.web.Download;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Succeeds;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pictures and documents of a practice, at most 20 of 10 MiB each and 60 MiB together. */
@RestController
@RequestMapping("/api/bank/practices/{practice}/files")
class AttachmentController {

    private static final int MOST_FILES = 20;
    private static final long MOST_TOGETHER = 60L << 20;

    /**
     * @param edition readers see it from this edition on
     * @param size in bytes
     * @param picture whether it can be shown on a page
     */
    record AttachedFile(UUID id, String name, FileKind kind, long size, int edition, boolean picture, Instant addedAt) {

        static AttachedFile of(Attachment attachment) {
            return new AttachedFile(
                    attachment.id(),
                    attachment.name(),
                    attachment.kind(),
                    attachment.size(),
                    attachment.edition(),
                    attachment.kind().isPicture(),
                    attachment.addedAt());
        }
    }

    private final Attachments attachments;
    private final Practices practices;
    private final Rights rights;
    private final Desk desk;
    private final Audit audit;
    private final NewIds ids;
    private final Clock clock;

    AttachmentController(
            Attachments attachments,
            Practices practices,
            Rights rights,
            Desk desk,
            Audit audit,
            NewIds ids,
            Clock clock) {
        this.attachments = attachments;
        this.practices = practices;
        this.rights = rights;
        this.desk = desk;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the reader may see of it, in the order in which it was added. */
    @AnyMember
    @ShowsRecords
    @GetMapping
    List<AttachedFile> list(Actor actor, @PathVariable UUID practice) {
        var found = find(actor, practice);
        return looked(actor, found, seen(actor, found)).stream()
                .map(AttachedFile::of)
                .toList();
    }

    /** One file. Pictures are shown in place, anything else is saved. No browser keeps it for whoever comes next. */
    @AnyMember
    @ShowsRecords
    @GetMapping(
            path = "/{id}",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                FileKind.DOCX_TYPE,
                FileKind.PPTX_TYPE,
                Download.XLSX
            })
    ResponseEntity<byte[]> show(Actor actor, @PathVariable UUID practice, @PathVariable UUID id) {
        var found = find(actor, practice);
        var file = seen(actor, found).stream()
                .filter(attachment -> attachment.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        looked(actor, found, List.of(file));
        var place = file.kind().isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.kind().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        place.filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(attachments.content(file));
    }

    /**
     * Attaches a JPEG, PNG, PDF, DOCX, PPTX or XLSX to the text its authors work on. Of pictures only the picture is
     * kept: no place, no time, no owner.
     */
    @AnyMember
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Succeeds(201)
    ResponseEntity<AttachedFile> attach(Actor actor, @PathVariable UUID practice, @RequestPart MultipartFile file)
            throws IOException {
        var written = workedOn(actor, practice);
        if (file.getSize() > Uploads.MOST_BYTES) {
            throw BadFile.tooLarge(Uploads.MOST_BYTES >> 20);
        }
        var id = ids.next();
        var known = attachments.find(practice, id).orElse(null);
        if (known != null) {
            return created(known);
        }
        var clean = Uploads.clean(file.getBytes());
        checkRoom(practice, clean.content().length);
        var attachment = new Attachment(
                id,
                practice,
                written.nextEdition(),
                Uploads.name(Objects.requireNonNullElse(file.getOriginalFilename(), ""), clean.kind()),
                clean.kind(),
                clean.content().length,
                clock.instant());
        attachments.add(attachment, clean.content());
        return created(attachment);
    }

    /** Takes a file away, from what was published too: a child may be recognised in it. */
    @AnyMember
    @DeleteMapping("/{id}")
    @Succeeds(204)
    ResponseEntity<Void> remove(Actor actor, @PathVariable UUID practice, @PathVariable UUID id) {
        rights.writable(actor, practice);
        attachments.remove(attachments.find(practice, id).orElseThrow(Refusal::notFound));
        return ResponseEntity.noContent().build();
    }

    private void checkRoom(UUID practice, long more) {
        var there = attachments.of(practice);
        var together = there.stream().mapToLong(Attachment::size).sum();
        if (there.size() >= MOST_FILES || together + more > MOST_TOGETHER) {
            throw BadFile.tooMany(MOST_FILES, MOST_TOGETHER >> 20);
        }
    }

    private Practice workedOn(Actor actor, UUID id) {
        var practice = rights.writable(actor, id);
        if (!practice.stage().isWithAuthors()) {
            throw new Refusal(HttpStatus.CONFLICT, "not-with-authors");
        }
        return practice;
    }

    private Practice find(Actor actor, UUID id) {
        return practices
                .find(id)
                .filter(found -> rights.reads(actor, found) || desk.reads(actor, found))
                .orElseThrow(Refusal::notFound);
    }

    private List<Attachment> seen(Actor actor, Practice practice) {
        var all = attachments.of(practice.id());
        if (rights.readsWork(actor, practice) || desk.reads(actor, practice)) {
            return all;
        }
        return all.stream().filter(file -> isPublished(practice, file)).toList();
    }

    /** What is published is signed and open; what is in work is its authors'. */
    private List<Attachment> looked(Actor actor, Practice practice, List<Attachment> files) {
        var isAnothersWork =
                !practice.isBy(actor.person()) && files.stream().anyMatch(file -> !isPublished(practice, file));
        audit.looked(
                actor,
                "file",
                isAnothersWork ? practice.authors().stream().map(Author::person).toList() : List.of());
        return files;
    }

    private static boolean isPublished(Practice practice, Attachment file) {
        var edition = practice.published();
        return edition != null && practice.isPublished() && file.edition() <= edition.number();
    }

    private static ResponseEntity<AttachedFile> created(Attachment attachment) {
        var place = "/api/bank/practices/%s/files/%s".formatted(attachment.practice(), attachment.id());
        return ResponseEntity.created(URI.create(place)).body(AttachedFile.of(attachment));
    }
}
