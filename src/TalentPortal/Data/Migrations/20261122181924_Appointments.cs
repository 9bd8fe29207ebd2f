using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Appointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    consultant_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultant_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    consultant_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    talent_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    meet_at = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    confirm_by = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    attended = table.Column<bool>(type: "boolean", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_appointments_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "booking_hours",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    hours = table.Column<List<int>>(type: "integer[]", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    lead_hours = table.Column<int>(type: "integer", nullable: false),
                    per_day = table.Column<int>(type: "integer", nullable: false),
                    call = table.Column<bool>(type: "boolean", nullable: false),
                    video = table.Column<bool>(type: "boolean", nullable: false),
                    in_person = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_hours", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_appointments_one_open",
                table: "appointments",
                columns: new[] { "tenant_id", "case_id" },
                unique: true,
                filter: "state in ('Asked', 'Confirmed')");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_talent_user_id",
                table: "appointments",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_tenant_id_consultant_user_id_ends_at",
                table: "appointments",
                columns: new[] { "tenant_id", "consultant_user_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_appointments_tenant_id_ends_at",
                table: "appointments",
                columns: new[] { "tenant_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_hours_tenant_id_user_id",
                table: "booking_hours",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_booking_hours_user_id",
                table: "booking_hours",
                column: "user_id");

            // Two ranges instead of an uuid and a range: what is built in knows no index over an uuid and a time together.
            migrationBuilder.Sql(
                """
                alter table appointments add constraint ex_appointments_no_overlap exclude using gist (
                    int8range(uuid_hash_extended(consultant_user_id, uuid_hash_extended(tenant_id, 0)), uuid_hash_extended(consultant_user_id, uuid_hash_extended(tenant_id, 0)), '[]') with &&,
                    tstzrange(starts_at, ends_at) with &&)
                where (state in ('Asked', 'Confirmed'))
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "booking_hours");
        }
    }
}
