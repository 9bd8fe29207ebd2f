using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddBuddies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "buddy_cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", maxLength: 8000, nullable: false),
                    weekly_hours = table.Column<int>(type: "integer", nullable: false),
                    most_people = table.Column<int>(type: "integer", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buddy_cards", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "buddy_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    student_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    student_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    reasons = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buddy_proposals", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_buddy_proposals_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "buddy_weights",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<int>(type: "integer", nullable: false),
                    country = table.Column<int>(type: "integer", nullable: false),
                    family = table.Column<int>(type: "integer", nullable: false),
                    interest = table.Column<int>(type: "integer", nullable: false),
                    changed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buddy_weights", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "buddy_wishes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_wanted = table.Column<bool>(type: "boolean", nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    used = table.Column<string[]>(type: "text[]", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buddy_wishes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_buddy_wishes_cases_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_buddy_cards_tenant_id_user_id",
                table: "buddy_cards",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_buddy_cards_user_id",
                table: "buddy_cards",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_buddy_proposals_talent_user_id",
                table: "buddy_proposals",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_buddy_proposals_tenant_id_case_id_student_user_id",
                table: "buddy_proposals",
                columns: new[] { "tenant_id", "case_id", "student_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_buddy_proposals_tenant_id_student_user_id_state",
                table: "buddy_proposals",
                columns: new[] { "tenant_id", "student_user_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_buddy_weights_tenant_id",
                table: "buddy_weights",
                column: "tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_buddy_wishes_talent_user_id",
                table: "buddy_wishes",
                column: "talent_user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "buddy_cards");

            migrationBuilder.DropTable(
                name: "buddy_proposals");

            migrationBuilder.DropTable(
                name: "buddy_weights");

            migrationBuilder.DropTable(
                name: "buddy_wishes");
        }
    }
}
