using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchBlocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_search_gin",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "bucket",
                table: "job_search");

            migrationBuilder.AddColumn<int[]>(
                name: "blocks",
                table: "job_search",
                type: "integer[]",
                nullable: false,
                computedColumnSql: "array[0 | (ord >> 10), 4194304 | (ord >> 12), 8388608 | (ord >> 14), 12582912 | (ord >> 16), 16777216 | (ord >> 18), 20971520 | (ord >> 20), 25165824 | (ord >> 22)]",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "blocks", "tenant_id", "employer_id", "province", "city", "sector", "industry", "kind", "degree", "workplace", "employer_kind", "verified", "pay_steps", "asks", "words", "head" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_job_search_gin",
                table: "job_search");

            migrationBuilder.DropColumn(
                name: "blocks",
                table: "job_search");

            migrationBuilder.AddColumn<int>(
                name: "bucket",
                table: "job_search",
                type: "integer",
                nullable: false,
                computedColumnSql: "ord >> 10",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "bucket", "tenant_id", "employer_id", "province", "city", "sector", "industry", "kind", "degree", "workplace", "employer_kind", "verified", "pay_steps", "asks", "words", "head" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", true);
        }
    }
}
