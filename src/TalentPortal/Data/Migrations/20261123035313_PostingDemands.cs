using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class PostingDemands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "benefits",
                table: "jobs",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "closed_from",
                table: "jobs",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "experience_years",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fingerprint_en",
                table: "jobs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fingerprint_zh",
                table: "jobs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hours_week",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hsk_level",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "languages",
                table: "jobs",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "occupation_code",
                table: "jobs",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause_reason_en",
                table: "jobs",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause_reason_zh",
                table: "jobs",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "jobs",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pay_months",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "permit_classes",
                table: "jobs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "project_deliverables_en",
                table: "jobs",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "project_deliverables_zh",
                table: "jobs",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "project_from",
                table: "jobs",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "project_months",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "project_to",
                table: "jobs",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "remote_share",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "skills",
                table: "jobs",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "ending",
                table: "job_listings",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause_reason_en",
                table: "job_listings",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause_reason_zh",
                table: "job_listings",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "benefits",
                table: "job_changes",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "experience_years",
                table: "job_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hours_week",
                table: "job_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hsk_level",
                table: "job_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "languages",
                table: "job_changes",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "occupation_code",
                table: "job_changes",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pay_months",
                table: "job_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "permit_classes",
                table: "job_changes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "project_deliverables_en",
                table: "job_changes",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "project_deliverables_zh",
                table: "job_changes",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "project_from",
                table: "job_changes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "project_months",
                table: "job_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "project_to",
                table: "job_changes",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "remote_share",
                table: "job_changes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "skills",
                table: "job_changes",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "benefits",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "closed_from",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "experience_years",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "fingerprint_en",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "fingerprint_zh",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "hours_week",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "hsk_level",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "occupation_code",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "pause_reason_en",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "pause_reason_zh",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "pay_months",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "permit_classes",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "project_deliverables_en",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "project_deliverables_zh",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "project_from",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "project_months",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "project_to",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "remote_share",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "skills",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "ending",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "pause_reason_en",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "pause_reason_zh",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "benefits",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "experience_years",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "hours_week",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "hsk_level",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "occupation_code",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "pay_months",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "permit_classes",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "project_deliverables_en",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "project_deliverables_zh",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "project_from",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "project_months",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "project_to",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "remote_share",
                table: "job_changes");

            migrationBuilder.DropColumn(
                name: "skills",
                table: "job_changes");
        }
    }
}
