using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Absences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deputy_from",
                table: "cases",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deputy_name",
                table: "cases",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deputy_until",
                table: "cases",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "deputy_user_id",
                table: "cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    deputy_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deputy_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    until_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    was_declined = table.Column<bool>(type: "boolean", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    told_end_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_tenant_id_deputy_user_id_deputy_until",
                table: "cases",
                columns: new[] { "tenant_id", "deputy_user_id", "deputy_until" },
                filter: "deputy_user_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_absences_consultant_user_id",
                table: "absences",
                column: "consultant_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_absences_tenant_id_consultant_user_id_ends_at",
                table: "absences",
                columns: new[] { "tenant_id", "consultant_user_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_absences_tenant_id_ends_at",
                table: "absences",
                columns: new[] { "tenant_id", "ends_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropIndex(
                name: "ix_cases_tenant_id_deputy_user_id_deputy_until",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "deputy_from",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "deputy_name",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "deputy_until",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "deputy_user_id",
                table: "cases");
        }
    }
}
