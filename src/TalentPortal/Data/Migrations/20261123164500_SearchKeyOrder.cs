using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchKeyOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_search_gin",
                table: "job_search");

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "tenant_id", "employer_id", "city", "industry", "province", "sector", "asks", "words", "head", "degree", "employer_kind", "pay_steps", "kind", "workplace", "verified", "blocks" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_search_gin",
                table: "job_search");

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "blocks", "tenant_id", "employer_id", "province", "city", "sector", "industry", "kind", "degree", "workplace", "employer_kind", "verified", "pay_steps", "asks", "words", "head" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", true);
        }
    }
}
