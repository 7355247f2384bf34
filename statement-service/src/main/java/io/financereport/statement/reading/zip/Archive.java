package io.financereport.statement.reading.zip;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.FormatDetection;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingLimits;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Refusal;
import io.financereport.statement.reading.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * An open ZIP archive. All of it is unpacked and counted once before anything of it can be had: what an archive says of its sizes proves
 * nothing. A file in it that cannot be read is said; a limit that is broken voids the archive. Archives in it stay closed.
 */
public final class Archive implements AutoCloseable {
    private static final int FILES_MAX = 100;

    /** Twice the largest file that is taken in. */
    private static final long UNPACKED_BYTES_MAX = 512L << 20;

    /** Statements shrink to a tenth, workbooks of repeated cells to a hundredth. */
    private static final long RATIO_MAX = 200;

    private static final long RATIO_COUNTS_FROM_BYTES = 10L << 20;
    private static final String WORKBOOK = "xl/workbook.xml";

    private final Path copy;
    private final FileChannel file;
    private final ReadingLimits limits;
    private final long fileBytesMax;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<ReadingProblem> problems = new ArrayList<>();
    private long unpackedBytes;

    private Archive(Path copy, FileChannel file, ReadingLimits limits, long fileBytesMax) {
        this.copy = copy;
        this.file = file;
        this.limits = limits;
        this.fileBytesMax = fileBytesMax;
    }

    /**
     * @param fileBytesMax a larger file in it is not read
     * @throws Refusal when the archive is broken or locked, or holds more than one can
     * @throws IOException when the bytes cannot be had
     */
    public static Archive open(SourceDocument document, ReadingLimits limits, long fileBytesMax) throws IOException {
        var copy = Files.createTempFile("statement", ".zip");
        try {
            try (InputStream in = document.open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            var file = FileChannel.open(copy, StandardOpenOption.READ);
            var archive = new Archive(copy, file, limits, fileBytesMax);
            try {
                archive.look();
                return archive;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** What can be read, in the order of the directory. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /** What there is to say about everything else in it. */
    public List<ReadingProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * @throws Refusal when the time is up
     * @throws IOException when the copy of the archive is gone
     */
    public InputStream open(Member member) throws IOException {
        limits.check(0, 1);
        return PackedBytes.unpacked(file, entries.get(member.ordinal() - 1));
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(copy);
    }

    private void look() throws IOException {
        entries.addAll(Directory.of(file));
        var files = entries.stream().filter(entry -> !entry.isNoFile()).toList();
        refuse(files);
        for (Entry entry : files) {
            var reason = whyNotRead(entry);
            if (reason != null) {
                problems.add(ReadingProblem.of(
                        ReadingCode.MEMBER_NOT_READ, "“" + entry.name() + "” was not read: " + reason));
            }
        }
        if (files.size() < entries.size()) {
            problems.add(ReadingProblem.of(
                    ReadingCode.MEMBERS_SKIPPED,
                    (entries.size() - files.size()) + " of " + entries.size()
                            + " entries are folders, or what an operating system adds, and were passed over."));
        }
    }

    private static void refuse(List<Entry> files) {
        if (files.size() > FILES_MAX) {
            throw new Refusal(
                    ReadingCode.TOO_MANY_FILES,
                    "The archive has " + files.size() + " files; at most " + FILES_MAX
                            + " are read. Pack them into several archives.");
        }
        if (files.stream().anyMatch(entry -> entry.name().equals(WORKBOOK))) {
            throw new Refusal(
                    ReadingCode.FORMAT_NOT_SUPPORTED,
                    "The file is a workbook whose parts stand in an unusual order. Open it and save it again as XLSX"
                            + " or CSV.");
        }
        if (!files.isEmpty() && files.stream().allMatch(Entry::isLocked)) {
            throw new Refusal(
                    ReadingCode.PASSWORD_NEEDED,
                    "The archive is locked with a password. Unpack it and upload its files, or pack them without one.");
        }
    }

    /** Unpacks an entry and throws it away; null when it can be read, and then it is a member. */
    private @Nullable String whyNotRead(Entry entry) {
        if (entry.isLocked()) {
            return "It is locked with a password. Unpack it and upload it by itself.";
        }
        if (!entry.isUnpackable()) {
            return "It is packed by method " + entry.method()
                    + ", not by the usual one. Unpack it and upload it by itself.";
        }
        if (entry.bytes() > fileBytesMax) {
            return "It has " + entry.bytes() + " bytes; at most " + fileBytesMax + " are read.";
        }
        byte[] head;
        try (InputStream in = PackedBytes.unpacked(file, entry)) {
            head = counted(in, entry);
        } catch (IOException e) {
            // The copy lies on this machine: what cannot be read of it is broken.
            return "It is damaged. Download the archive again.";
        }
        try {
            var format = FormatDetection.of(head);
            if (format == Format.ZIP) {
                return "It is an archive within the archive. Unpack it and upload it by itself.";
            }
            members.add(new Member(entry.ordinal(), entry.name(), entry.bytes(), format));
            return null;
        } catch (Refusal e) {
            return e.problem().detail();
        }
    }

    /** The first bytes of an entry, all of which were counted. */
    private byte[] counted(InputStream in, Entry entry) throws IOException {
        var sum = new CRC32();
        var summed = new CheckedInputStream(in, sum);
        var buffer = new byte[64 * 1024];
        var head = summed.readNBytes(FormatDetection.HEAD_BYTES);
        var bytes = count(head.length, entry);
        for (int read = summed.read(buffer); read >= 0 && bytes <= entry.bytes(); read = summed.read(buffer)) {
            bytes += count(read, entry);
        }
        if (bytes != entry.bytes() || sum.getValue() != entry.crc()) {
            throw new ZipException("The entry is not what it was");
        }
        return head;
    }

    private long count(int read, Entry entry) throws IOException {
        limits.check(0, 1);
        unpackedBytes += read;
        if (unpackedBytes > UNPACKED_BYTES_MAX) {
            throw tooLarge(entry, "more than " + (UNPACKED_BYTES_MAX >> 20) + " MiB");
        }
        if (unpackedBytes > RATIO_COUNTS_FROM_BYTES && unpackedBytes / RATIO_MAX > file.size()) {
            throw tooLarge(entry, "more than " + RATIO_MAX + " times its size");
        }
        return read;
    }

    private static Refusal tooLarge(Entry entry, String what) {
        return new Refusal(
                ReadingCode.DOCUMENT_TOO_LARGE,
                "The archive unpacks to " + what + ", up to “" + entry.name()
                        + "”. Pack fewer files into it, or upload them one by one.");
    }
}
