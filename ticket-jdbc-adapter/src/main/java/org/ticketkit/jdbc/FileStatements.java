package org.ticketkit.jdbc;

/** The statements of the attachment store that every dialect understands; a dialect may override one. */
class FileStatements {

    private final Tables tables;

    FileStatements(Tables tables) {
        this.tables = tables;
    }

    String insertChunk() {
        return render("INSERT INTO ${tk}file_chunk (tenant, upload_no, chunk_no, chunk_bytes) VALUES (?, ?, ?, ?)");
    }

    String chunk() {
        return render("SELECT chunk_bytes FROM ${tk}file_chunk WHERE tenant = ? AND upload_no = ? AND chunk_no = ?");
    }

    String deleteChunks() {
        return render("DELETE FROM ${tk}file_chunk WHERE tenant = ? AND upload_no = ?");
    }

    String file() {
        return render("SELECT size_bytes, upload_no FROM ${tk}file WHERE tenant = ? AND sha256 = ?");
    }

    String insertFile() {
        return render(
                "INSERT INTO ${tk}file (tenant, sha256, size_bytes, upload_no, staged_at) VALUES (?, ?, ?, ?, ?)");
    }

    String renewFile() {
        return render("UPDATE ${tk}file SET staged_at = CASE WHEN staged_at > ? THEN staged_at ELSE ? END"
                + " WHERE tenant = ? AND sha256 = ?");
    }

    String deleteFile() {
        return render("DELETE FROM ${tk}file WHERE tenant = ? AND sha256 = ? AND staged_at < ?");
    }

    String staleFiles() {
        return render("SELECT f.tenant, f.sha256, f.upload_no, f.staged_at FROM ${tk}file f"
                + " WHERE f.staged_at < ? AND NOT EXISTS (SELECT 1 FROM ${tk}attachment a"
                + " WHERE a.tenant = f.tenant AND a.sha256 = f.sha256)");
    }

    /** The text with the names of the tables put in. */
    final String render(String template) {
        return tables.render(template);
    }
}
