using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddProspects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contact_blocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    refusal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_blocks", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "prospects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", maxLength: 16000, nullable: false),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    permission = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_partner = table.Column<bool>(type: "boolean", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    contact_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    link_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prospects", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "prospect_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prospect_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    staff_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    other_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prospect_entries", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_prospect_entries_prospects_tenant_id_prospect_id",
                        columns: x => new { x.tenant_id, x.prospect_id },
                        principalTable: "prospects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "prospect_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    prospect_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prospect_keys", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_prospect_keys_prospects_tenant_id_prospect_id",
                        columns: x => new { x.tenant_id, x.prospect_id },
                        principalTable: "prospects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "prospect_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<byte[]>(type: "bytea", maxLength: 16000, nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prospect_merges", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_prospect_merges_prospects_tenant_id_gone_id",
                        columns: x => new { x.tenant_id, x.gone_id },
                        principalTable: "prospects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_prospect_merges_prospects_tenant_id_kept_id",
                        columns: x => new { x.tenant_id, x.kept_id },
                        principalTable: "prospects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contact_blocks_tenant_id_kind_token",
                table: "contact_blocks",
                columns: new[] { "tenant_id", "kind", "token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contact_blocks_tenant_id_refusal_id",
                table: "contact_blocks",
                columns: new[] { "tenant_id", "refusal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_entries_tenant_id_prospect_id_at",
                table: "prospect_entries",
                columns: new[] { "tenant_id", "prospect_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_keys_tenant_id_prospect_id",
                table: "prospect_keys",
                columns: new[] { "tenant_id", "prospect_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_keys_tenant_id_token",
                table: "prospect_keys",
                columns: new[] { "tenant_id", "token" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_merges_tenant_id_gone_id",
                table: "prospect_merges",
                columns: new[] { "tenant_id", "gone_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prospect_merges_tenant_id_kept_id",
                table: "prospect_merges",
                columns: new[] { "tenant_id", "kept_id" });

            migrationBuilder.CreateIndex(
                name: "ix_prospect_merges_tenant_id_merged_at",
                table: "prospect_merges",
                columns: new[] { "tenant_id", "merged_at" });

            migrationBuilder.CreateIndex(
                name: "ix_prospects_tenant_id_entered_by_state",
                table: "prospects",
                columns: new[] { "tenant_id", "entered_by", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_prospects_tenant_id_link_hash",
                table: "prospects",
                columns: new[] { "tenant_id", "link_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prospects_tenant_id_state_changed_at",
                table: "prospects",
                columns: new[] { "tenant_id", "state", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_prospects_tenant_id_state_contact_at",
                table: "prospects",
                columns: new[] { "tenant_id", "state", "contact_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_blocks");

            migrationBuilder.DropTable(
                name: "prospect_entries");

            migrationBuilder.DropTable(
                name: "prospect_keys");

            migrationBuilder.DropTable(
                name: "prospect_merges");

            migrationBuilder.DropTable(
                name: "prospects");
        }
    }
}
