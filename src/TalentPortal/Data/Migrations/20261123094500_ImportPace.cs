using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImportPace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "reached",
                table: "posting_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // Changed as it stands: made anew, an index over a million postings would take minutes.
            migrationBuilder.Sql("alter index ix_job_search_gin set (fastupdate = true)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter index ix_job_search_gin set (fastupdate = false)");

            migrationBuilder.DropColumn(
                name: "reached",
                table: "posting_imports");
        }
    }
}
