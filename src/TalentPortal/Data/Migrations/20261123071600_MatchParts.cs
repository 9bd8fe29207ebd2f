using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class MatchParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The columns below are made by it. The script of the policies, which runs after the migrations, says the same.
            migrationBuilder.Sql("create or replace function app_mark(marks text[], kind text) returns text language sql immutable parallel safe as $$ select m from unnest(marks) m where starts_with(m, kind) limit 1 $$");

            migrationBuilder.DropIndex(
                name: "ix_talent_facts_tenant_id",
                table: "talent_facts");

            migrationBuilder.AddColumn<int>(
                name: "chinese",
                table: "match_weights",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "occupation",
                table: "match_weights",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "skills",
                table: "match_weights",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "years",
                table: "match_weights",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "degree",
                table: "talent_facts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true,
                computedColumnSql: "app_mark(marks::text[], 'degree:')",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "industry",
                table: "talent_facts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true,
                computedColumnSql: "app_mark(marks::text[], 'industry:')",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "region",
                table: "talent_facts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true,
                computedColumnSql: "app_mark(marks::text[], 'region:')",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "years",
                table: "talent_facts",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true,
                computedColumnSql: "app_mark(marks::text[], 'years:')",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id_degree_years",
                table: "talent_facts",
                columns: new[] { "tenant_id", "degree", "years" });

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id_industry_degree",
                table: "talent_facts",
                columns: new[] { "tenant_id", "industry", "degree" });

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id_region_years",
                table: "talent_facts",
                columns: new[] { "tenant_id", "region", "years" });

            migrationBuilder.CreateIndex(
                name: "ix_talent_cards_tenant_id_changed_at",
                table: "talent_cards",
                columns: new[] { "tenant_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_listings_tenant_id_changed_at",
                table: "job_listings",
                columns: new[] { "tenant_id", "changed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_talent_facts_tenant_id_degree_years",
                table: "talent_facts");

            migrationBuilder.DropIndex(
                name: "ix_talent_facts_tenant_id_industry_degree",
                table: "talent_facts");

            migrationBuilder.DropIndex(
                name: "ix_talent_facts_tenant_id_region_years",
                table: "talent_facts");

            migrationBuilder.DropIndex(
                name: "ix_talent_cards_tenant_id_changed_at",
                table: "talent_cards");

            migrationBuilder.DropIndex(
                name: "ix_job_listings_tenant_id_changed_at",
                table: "job_listings");

            migrationBuilder.DropColumn(
                name: "degree",
                table: "talent_facts");

            migrationBuilder.DropColumn(
                name: "industry",
                table: "talent_facts");

            migrationBuilder.DropColumn(
                name: "region",
                table: "talent_facts");

            migrationBuilder.DropColumn(
                name: "years",
                table: "talent_facts");

            migrationBuilder.DropColumn(
                name: "chinese",
                table: "match_weights");

            migrationBuilder.DropColumn(
                name: "occupation",
                table: "match_weights");

            migrationBuilder.DropColumn(
                name: "skills",
                table: "match_weights");

            migrationBuilder.DropColumn(
                name: "years",
                table: "match_weights");

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id",
                table: "talent_facts",
                column: "tenant_id");
        }
    }
}
