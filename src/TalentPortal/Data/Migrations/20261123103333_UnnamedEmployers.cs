using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnnamedEmployers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_job_applications_job_tenant_id_job_id",
                table: "job_applications");

            migrationBuilder.DropForeignKey(
                name: "fk_score_sheets_job_tenant_id_job_id",
                table: "score_sheets");

            migrationBuilder.AddColumn<string>(
                name: "about_en",
                table: "jobs",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about_zh",
                table: "jobs",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "confidential",
                table: "jobs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "district_code",
                table: "jobs",
                type: "character varying(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "district_code",
                table: "job_listings",
                type: "character varying(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about_en",
                table: "job_changes",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about_zh",
                table: "job_changes",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "confidential",
                table: "job_changes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "district_code",
                table: "job_changes",
                type: "character varying(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_unnamed",
                table: "job_applications",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "named_at",
                table: "job_applications",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_jobs_unnamed",
                table: "jobs",
                sql: "not confidential or num_nonnulls(employer_name_zh, employer_name_en, for_employer_zh, for_employer_en) = 0");

            migrationBuilder.AddForeignKey(
                name: "fk_job_applications_jobs_tenant_id_job_id",
                table: "job_applications",
                columns: new[] { "tenant_id", "job_id" },
                principalTable: "jobs",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_score_sheets_jobs_tenant_id_job_id",
                table: "score_sheets",
                columns: new[] { "tenant_id", "job_id" },
                principalTable: "jobs",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_job_applications_jobs_tenant_id_job_id",
                table: "job_applications");

            migrationBuilder.DropForeignKey(
                name: "fk_score_sheets_jobs_tenant_id_job_id",
                table: "score_sheets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_jobs_unnamed",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "about_en",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "about_zh",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "confidential",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "district_code",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "district_code",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "about_en",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "about_zh",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "confidential",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "district_code",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "is_unnamed",
                table: "job_applications");

            migrationBuilder.DropColumn(
                name: "named_at",
                table: "job_applications");

            migrationBuilder.AddForeignKey(
                name: "fk_job_applications_job_tenant_id_job_id",
                table: "job_applications",
                columns: new[] { "tenant_id", "job_id" },
                principalTable: "jobs",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_score_sheets_job_tenant_id_job_id",
                table: "score_sheets",
                columns: new[] { "tenant_id", "job_id" },
                principalTable: "jobs",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}
