using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ApplicantReadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "applicant_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reader_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_key = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applicant_readings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reading_alarms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reader_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    step = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    reopened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reading_alarms", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_applicant_readings_tenant_id_employer_id_at",
                table: "applicant_readings",
                columns: new[] { "tenant_id", "employer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_reading_alarms_tenant_id_employer_id_at",
                table: "reading_alarms",
                columns: new[] { "tenant_id", "employer_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applicant_readings");

            migrationBuilder.DropTable(
                name: "reading_alarms");
        }
    }
}
