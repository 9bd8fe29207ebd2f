using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Parks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "for_employer_en",
                table: "jobs",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "for_employer_id",
                table: "jobs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "for_employer_zh",
                table: "jobs",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "posted_by_en",
                table: "job_listings",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "posted_by_zh",
                table: "job_listings",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "for_employer_id",
                table: "job_changes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "verified_at",
                table: "employer_admissions",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "vouched_by_id",
                table: "employer_admissions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "park_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    park_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    vouched_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_park_memberships", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_park_memberships_employers_member_id",
                        column: x => x.member_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_park_memberships_employers_park_id",
                        column: x => x.park_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_park_memberships_staff_membership_tenant_id_confirmed_by",
                        columns: x => new { x.tenant_id, x.confirmed_by },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_for_employer_id",
                table: "jobs",
                column: "for_employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_employer_admissions_vouched_by_id",
                table: "employer_admissions",
                column: "vouched_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_park_memberships_member_id",
                table: "park_memberships",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_park_memberships_park_id",
                table: "park_memberships",
                column: "park_id");

            migrationBuilder.CreateIndex(
                name: "ix_park_memberships_tenant_id_confirmed_by",
                table: "park_memberships",
                columns: new[] { "tenant_id", "confirmed_by" });

            migrationBuilder.CreateIndex(
                name: "ix_park_memberships_tenant_id_park_id_member_id",
                table: "park_memberships",
                columns: new[] { "tenant_id", "park_id", "member_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_park_memberships_tenant_id_state_asked_at",
                table: "park_memberships",
                columns: new[] { "tenant_id", "state", "asked_at" });

            migrationBuilder.AddForeignKey(
                name: "fk_employer_admissions_employers_vouched_by_id",
                table: "employer_admissions",
                column: "vouched_by_id",
                principalTable: "employers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_jobs_employers_for_employer_id",
                table: "jobs",
                column: "for_employer_id",
                principalTable: "employers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // Whoever was admitted had been checked on that day. Forced policies would hide the rows from their owner.
            migrationBuilder.Sql(
                """
                alter table employer_admissions no force row level security;
                update employer_admissions set verified_at = decided_at where verification is not null;
                alter table employer_admissions force row level security;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_employer_admissions_employers_vouched_by_id",
                table: "employer_admissions");

            migrationBuilder.DropForeignKey(
                name: "fk_jobs_employers_for_employer_id",
                table: "jobs");

            migrationBuilder.DropTable(
                name: "park_memberships");

            migrationBuilder.DropIndex(
                name: "ix_jobs_for_employer_id",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_employer_admissions_vouched_by_id",
                table: "employer_admissions");

            migrationBuilder.DropColumn(
                name: "for_employer_en",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "for_employer_id",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "for_employer_zh",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "posted_by_en",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "posted_by_zh",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "for_employer_id",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "verified_at",
                table: "employer_admissions");

            migrationBuilder.DropColumn(
                name: "vouched_by_id",
                table: "employer_admissions");
        }
    }
}
