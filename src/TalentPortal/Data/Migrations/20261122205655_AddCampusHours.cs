using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddCampusHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "campus_supervisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervisor_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supervisor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campus_supervisions", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "service_certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shown_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    until_on = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_certificates", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "service_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", maxLength: 2000, nullable: false),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_records", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_campus_supervisions_consultant_user_id",
                table: "campus_supervisions",
                column: "consultant_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_campus_supervisions_tenant_id_consultant_user_id",
                table: "campus_supervisions",
                columns: new[] { "tenant_id", "consultant_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campus_supervisions_tenant_id_supervisor_user_id",
                table: "campus_supervisions",
                columns: new[] { "tenant_id", "supervisor_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_certificates_consultant_user_id",
                table: "service_certificates",
                column: "consultant_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_certificates_tenant_id_code_hash",
                table: "service_certificates",
                columns: new[] { "tenant_id", "code_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_certificates_tenant_id_consultant_user_id_issued_at",
                table: "service_certificates",
                columns: new[] { "tenant_id", "consultant_user_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_service_records_consultant_user_id",
                table: "service_records",
                column: "consultant_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_records_tenant_id_consultant_user_id_on_day",
                table: "service_records",
                columns: new[] { "tenant_id", "consultant_user_id", "on_day" });

            migrationBuilder.CreateIndex(
                name: "ix_service_records_tenant_id_state_recorded_at",
                table: "service_records",
                columns: new[] { "tenant_id", "state", "recorded_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campus_supervisions");

            migrationBuilder.DropTable(
                name: "service_certificates");

            migrationBuilder.DropTable(
                name: "service_records");
        }
    }
}
