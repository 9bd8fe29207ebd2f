using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddCorrectionsAndCuration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "correction_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    path = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reference_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    days_taken = table.Column<int>(type: "integer", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    corrected_in = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    answer_en = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: true),
                    answer_zh = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: true),
                    question_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    question_zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction_notices", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "correction_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    working_days = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction_terms", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "curation_takes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    item_key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_curation_takes", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "help_counts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    path = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    month_from = table.Column<DateOnly>(type: "date", nullable: false),
                    helped = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_counts", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    quote = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<byte[]>(type: "bytea", nullable: false),
                    reference = table.Column<byte[]>(type: "bytea", nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    print = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corrections", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_corrections_correction_notices_tenant_id_notice_id",
                        columns: x => new { x.tenant_id, x.notice_id },
                        principalTable: "correction_notices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_item_listings_path_tenant_id",
                table: "item_listings",
                columns: new[] { "path", "tenant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_correction_notices_reference_hash",
                table: "correction_notices",
                column: "reference_hash");

            migrationBuilder.CreateIndex(
                name: "ix_correction_notices_tenant_id_path",
                table: "correction_notices",
                columns: new[] { "tenant_id", "path" });

            migrationBuilder.CreateIndex(
                name: "ix_correction_notices_tenant_id_state_due_at",
                table: "correction_notices",
                columns: new[] { "tenant_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_correction_terms_tenant_id",
                table: "correction_terms",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_corrections_tenant_id_notice_id",
                table: "corrections",
                columns: new[] { "tenant_id", "notice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_corrections_tenant_id_print",
                table: "corrections",
                columns: new[] { "tenant_id", "print" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_curation_takes_tenant_id_kind_item_key",
                table: "curation_takes",
                columns: new[] { "tenant_id", "kind", "item_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_help_counts_tenant_id_path_month_from",
                table: "help_counts",
                columns: new[] { "tenant_id", "path", "month_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "correction_terms");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "curation_takes");

            migrationBuilder.DropTable(
                name: "help_counts");

            migrationBuilder.DropTable(
                name: "correction_notices");

            migrationBuilder.DropIndex(
                name: "ix_item_listings_path_tenant_id",
                table: "item_listings");
        }
    }
}
