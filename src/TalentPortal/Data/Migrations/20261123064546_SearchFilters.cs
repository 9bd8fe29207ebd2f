using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_search_gin",
                table: "job_search");

            migrationBuilder.AddColumn<int[]>(
                name: "asks",
                table: "job_search",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<int>(
                name: "day",
                table: "job_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<short>(
                name: "employer_kind",
                table: "job_search",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<short>(
                name: "form",
                table: "job_search",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "occupation",
                table: "job_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "pay_from",
                table: "job_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<short[]>(
                name: "pay_steps",
                table: "job_search",
                type: "smallint[]",
                nullable: false,
                defaultValue: new short[0]);

            migrationBuilder.AddColumn<int>(
                name: "pay_to",
                table: "job_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<short>(
                name: "verified",
                table: "job_search",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<short>(
                name: "workplace",
                table: "job_search",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateTable(
                name: "glossary_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    others = table.Column<List<string>>(type: "character varying(60)[]", nullable: false),
                    way = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_glossary_terms", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "saved_search_dues",
                columns: table => new
                {
                    search_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_search_dues", x => x.search_id);
                });

            migrationBuilder.CreateTable(
                name: "saved_searches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    rhythm = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    mark = table.Column<int>(type: "integer", nullable: false),
                    seen = table.Column<List<int>>(type: "integer[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    visited_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_searches", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "search_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    postings = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_words", x => x.word);
                });

            migrationBuilder.CreateTable(
                name: "saved_search_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    search_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_search_runs", x => new { x.user_id, x.id });
                    table.ForeignKey(
                        name: "fk_saved_search_runs_saved_searches_user_id_search_id",
                        columns: x => new { x.user_id, x.search_id },
                        principalTable: "saved_searches",
                        principalColumns: new[] { "user_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_job_search_day_ord",
                table: "job_search",
                columns: new[] { "day", "ord" });

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "bucket", "tenant_id", "employer_id", "province", "city", "sector", "industry", "kind", "degree", "workplace", "employer_kind", "verified", "pay_steps", "asks", "words", "head" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_glossary_terms_tenant_id_is_public",
                table: "glossary_terms",
                columns: new[] { "tenant_id", "is_public" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_search_dues_due_at",
                table: "saved_search_dues",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_saved_search_runs_user_id_search_id_at",
                table: "saved_search_runs",
                columns: new[] { "user_id", "search_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "glossary_terms");

            migrationBuilder.DropTable(
                name: "saved_search_dues");

            migrationBuilder.DropTable(
                name: "saved_search_runs");

            migrationBuilder.DropTable(
                name: "search_words");

            migrationBuilder.DropTable(
                name: "saved_searches");

            migrationBuilder.DropIndex(
                name: "ix_job_search_day_ord",
                table: "job_search");

            migrationBuilder.DropIndex(
                name: "ix_job_search_gin",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "asks",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "day",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "employer_kind",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "form",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "occupation",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "pay_from",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "pay_steps",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "pay_to",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "verified",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "workplace",
                table: "job_search");

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "bucket", "tenant_id", "employer_id", "province", "city", "sector", "industry", "kind", "degree", "words", "head" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);
        }
    }
}
