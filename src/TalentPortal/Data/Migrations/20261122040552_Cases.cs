using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    journey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    playbook_version = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    stage_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    tier = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    owner_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    clock = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    clock_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    stage_minutes = table.Column<int>(type: "integer", nullable: false),
                    talent_minutes = table.Column<int>(type: "integer", nullable: false),
                    employer_minutes = table.Column<int>(type: "integer", nullable: false),
                    authority_minutes = table.Column<int>(type: "integer", nullable: false),
                    next_action = table.Column<byte[]>(type: "bytea", nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    last_entry_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    bounced_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "case_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    actor_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    from_fact = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    to_fact = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_entries", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_entries_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    author_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_notes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_notes_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hand_overs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_tier = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    to_tier = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    to_stage = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    to_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    packet = table.Column<byte[]>(type: "bytea", nullable: false),
                    promises = table.Column<byte[]>(type: "bytea", nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    accept_by = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    answered_by_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    aftercare_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_hand_overs_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_entries_talent_user_id",
                table: "case_entries",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_entries_tenant_id_case_id_at",
                table: "case_entries",
                columns: new[] { "tenant_id", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_notes_tenant_id_case_id_at",
                table: "case_notes",
                columns: new[] { "tenant_id", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_talent_user_id",
                table: "cases",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_tenant_id_owner_user_id_closed_at_next_on",
                table: "cases",
                columns: new[] { "tenant_id", "owner_user_id", "closed_at", "next_on" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_tenant_id_tier_closed_at_next_on",
                table: "cases",
                columns: new[] { "tenant_id", "tier", "closed_at", "next_on" });

            migrationBuilder.CreateIndex(
                name: "ux_cases_one_open",
                table: "cases",
                columns: new[] { "tenant_id", "talent_user_id" },
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_talent_user_id",
                table: "hand_overs",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_tenant_id_case_id_offered_at",
                table: "hand_overs",
                columns: new[] { "tenant_id", "case_id", "offered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_tenant_id_state_accept_by",
                table: "hand_overs",
                columns: new[] { "tenant_id", "state", "accept_by" });

            migrationBuilder.CreateIndex(
                name: "ux_hand_overs_one_open",
                table: "hand_overs",
                columns: new[] { "tenant_id", "case_id" },
                unique: true,
                filter: "state = 'Offered'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_entries");

            migrationBuilder.DropTable(
                name: "case_notes");

            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "cases");
        }
    }
}
