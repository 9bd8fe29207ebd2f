using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Guides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "guides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    audience = table.Column<List<string>>(type: "character varying(40)[]", nullable: false),
                    topics = table.Column<List<string>>(type: "character varying(40)[]", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    supersedes = table.Column<List<string>>(type: "character varying(60)[]", nullable: false),
                    current_number = table.Column<int>(type: "integer", nullable: false),
                    first_published_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    summary_zh = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    title_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guides", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "guide_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    guide_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    target_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_links", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_guide_links_guides_tenant_id_guide_id",
                        columns: x => new { x.tenant_id, x.guide_id },
                        principalTable: "guides",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "guide_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    guide_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    author_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    author_names = table.Column<List<string>>(type: "character varying(120)[]", nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    release_digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    note_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    note_zh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_versions", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_guide_versions_public_is_published", "not is_public or state not in ('Draft', 'InReview', 'Approved', 'Withdrawn')");
                    table.CheckConstraint("ck_guide_versions_reviewer_is_no_author", "reviewer_id is null or not (reviewer_id = any (author_ids))");
                    table.CheckConstraint("ck_guide_versions_shown_is_reviewed", "state not in ('Approved', 'Published', 'Withdrawn') or reviewer_id is not null or (release_digest is not null and cardinality(author_ids) = 0)");
                    table.ForeignKey(
                        name: "fk_guide_versions_guides_tenant_id_guide_id",
                        columns: x => new { x.tenant_id, x.guide_id },
                        principalTable: "guides",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_guide_links_tenant_id_guide_id_kind_target_key",
                table: "guide_links",
                columns: new[] { "tenant_id", "guide_id", "kind", "target_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guide_links_tenant_id_target_key",
                table: "guide_links",
                columns: new[] { "tenant_id", "target_key" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_versions_tenant_id_guide_id_number",
                table: "guide_versions",
                columns: new[] { "tenant_id", "guide_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guide_versions_tenant_id_publish_at",
                table: "guide_versions",
                columns: new[] { "tenant_id", "publish_at" },
                filter: "state = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_guides_tenant_id_key",
                table: "guides",
                columns: new[] { "tenant_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guide_links");

            migrationBuilder.DropTable(
                name: "guide_versions");

            migrationBuilder.DropTable(
                name: "guides");
        }
    }
}
