using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Eligibility : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "eligibility_dues",
                columns: table => new
                {
                    result_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_eligibility_dues", x => x.result_id);
                });

            migrationBuilder.CreateTable(
                name: "eligibility_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<byte[]>(type: "bytea", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    evaluated_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_eligibility_results", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "eligibility_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    visited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    mailed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_eligibility_sheets", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_eligibility_dues_due_at_user_id",
                table: "eligibility_dues",
                columns: new[] { "due_at", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_eligibility_dues_rule_code",
                table: "eligibility_dues",
                column: "rule_code");

            migrationBuilder.CreateIndex(
                name: "ix_eligibility_dues_user_id",
                table: "eligibility_dues",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_eligibility_sheets_user_id",
                table: "eligibility_sheets",
                column: "user_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "eligibility_dues");

            migrationBuilder.DropTable(
                name: "eligibility_results");

            migrationBuilder.DropTable(
                name: "eligibility_sheets");
        }
    }
}
