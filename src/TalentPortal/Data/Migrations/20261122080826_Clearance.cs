using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Clearance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "clearance",
                table: "cases",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "NotChecked");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "clearance_at",
                table: "cases",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clearance_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    questions_version = table.Column<int>(type: "integer", nullable: false),
                    reminders_version = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clearance_sheets", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_clearance_sheets_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_tenant_id_clearance_clearance_at",
                table: "cases",
                columns: new[] { "tenant_id", "clearance", "clearance_at" });

            migrationBuilder.CreateIndex(
                name: "ix_clearance_sheets_talent_user_id",
                table: "clearance_sheets",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_clearance_sheets_tenant_id_case_id",
                table: "clearance_sheets",
                columns: new[] { "tenant_id", "case_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clearance_sheets");

            migrationBuilder.DropIndex(
                name: "ix_cases_tenant_id_clearance_clearance_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "clearance",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "clearance_at",
                table: "cases");
        }
    }
}
