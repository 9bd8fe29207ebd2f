using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Leads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "lead_id",
                table: "consents",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "leads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    wish = table.Column<byte[]>(type: "bytea", nullable: false),
                    reach_when = table.Column<byte[]>(type: "bytea", nullable: false),
                    contact_allowed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    acknowledge_by = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    staff_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    staff_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leads", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_leads_talent_user_id",
                table: "leads",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_staff_user_id_changed_at",
                table: "leads",
                columns: new[] { "tenant_id", "staff_user_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_tenant_id_state_acknowledge_by",
                table: "leads",
                columns: new[] { "tenant_id", "state", "acknowledge_by" });

            migrationBuilder.CreateIndex(
                name: "ux_leads_one_open",
                table: "leads",
                columns: new[] { "tenant_id", "talent_user_id" },
                unique: true,
                filter: "closed_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leads");

            migrationBuilder.DropColumn(
                name: "lead_id",
                table: "consents");
        }
    }
}
