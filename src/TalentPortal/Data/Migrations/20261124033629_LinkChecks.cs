using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class LinkChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "watched_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_cited = table.Column<bool>(type: "boolean", nullable: false),
                    shape = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    http_code = table.Column<int>(type: "integer", nullable: true),
                    fault = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    visited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    next_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    main_text = table.Column<string>(type: "character varying(120000)", maxLength: 120000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watched_links", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "link_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    detail = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    found_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    keeper_id = table.Column<Guid>(type: "uuid", nullable: true),
                    keeper_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_findings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_link_findings_watched_links_tenant_id_link_id",
                        columns: x => new { x.tenant_id, x.link_id },
                        principalTable: "watched_links",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "link_finding_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_finding_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_link_finding_steps_link_findings_tenant_id_finding_id",
                        columns: x => new { x.tenant_id, x.finding_id },
                        principalTable: "link_findings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_link_finding_steps_tenant_id_finding_id_at",
                table: "link_finding_steps",
                columns: new[] { "tenant_id", "finding_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_link_findings_due",
                table: "link_findings",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state <> 'Settled'");

            migrationBuilder.CreateIndex(
                name: "ix_link_findings_tenant_id_settled_at",
                table: "link_findings",
                columns: new[] { "tenant_id", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "ux_link_findings_one_open",
                table: "link_findings",
                columns: new[] { "tenant_id", "link_id", "kind" },
                unique: true,
                filter: "state <> 'Settled'");

            migrationBuilder.CreateIndex(
                name: "ix_watched_links_tenant_id_address",
                table: "watched_links",
                columns: new[] { "tenant_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_watched_links_tenant_id_next_at",
                table: "watched_links",
                columns: new[] { "tenant_id", "next_at" },
                filter: "is_cited");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "link_finding_steps");

            migrationBuilder.DropTable(
                name: "link_findings");

            migrationBuilder.DropTable(
                name: "watched_links");
        }
    }
}
