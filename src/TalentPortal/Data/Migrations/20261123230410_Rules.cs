using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Rules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    current_number = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    title_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rules", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "rule_persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    facts = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    expect = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    points = table.Column<int>(type: "integer", nullable: true),
                    @class = table.Column<string>(name: "class", type: "character varying(20)", maxLength: 20, nullable: true),
                    route = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    is_released = table.Column<bool>(type: "boolean", nullable: false),
                    is_edited = table.Column<bool>(type: "boolean", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_persons", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_rule_persons_rules_tenant_id_rule_id",
                        columns: x => new { x.tenant_id, x.rule_id },
                        principalTable: "rules",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rule_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    document = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    author_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    author_names = table.Column<List<string>>(type: "character varying(120)[]", nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    correction = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    release_file = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    release_digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_versions", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_rule_versions_public_is_published", "not is_public or (state = 'Published' and effective_from is not null)");
                    table.CheckConstraint("ck_rule_versions_reviewer_is_no_author", "reviewer_id is null or not (reviewer_id = any (author_ids))");
                    table.CheckConstraint("ck_rule_versions_shown_is_reviewed", "state not in ('Approved', 'Published', 'Withdrawn') or reviewer_id is not null or (release_digest is not null and cardinality(author_ids) = 0)");
                    table.ForeignKey(
                        name: "fk_rule_versions_rules_tenant_id_rule_id",
                        columns: x => new { x.tenant_id, x.rule_id },
                        principalTable: "rules",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rule_persons_tenant_id_rule_id_code",
                table: "rule_persons",
                columns: new[] { "tenant_id", "rule_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rule_versions_tenant_id_publish_at",
                table: "rule_versions",
                columns: new[] { "tenant_id", "publish_at" },
                filter: "state = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_rule_versions_tenant_id_rule_id_number",
                table: "rule_versions",
                columns: new[] { "tenant_id", "rule_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rules_tenant_id_code",
                table: "rules",
                columns: new[] { "tenant_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rule_persons");

            migrationBuilder.DropTable(
                name: "rule_versions");

            migrationBuilder.DropTable(
                name: "rules");
        }
    }
}
