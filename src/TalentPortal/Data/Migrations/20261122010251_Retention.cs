using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_holders");

            migrationBuilder.AddColumn<int>(
                name: "start_count",
                table: "access_chain_heads",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "start_hash",
                table: "access_chain_heads",
                type: "bytea",
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "personal_dues",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_dues", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_files", x => x.name);
                });

            migrationBuilder.CreateIndex(
                name: "ix_personal_dues_due_at",
                table: "personal_dues",
                column: "due_at");

            // Everybody is looked at once; the first run notes when to look again.
            migrationBuilder.Sql("insert into personal_dues (user_id, due_at) select id, now() from accounts.users");
            // The owner sees the people's rows only while their policies do not bind it; they are forced again after each migration.
            migrationBuilder.Sql(
                """
                alter table cv_documents no force row level security;
                insert into stored_files (name, named_at) select storage_name, uploaded_at from cv_documents where removed_at is null and release <> 'Infected';
                alter table cv_documents force row level security;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "personal_dues");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropColumn(
                name: "start_count",
                table: "access_chain_heads");

            migrationBuilder.DropColumn(
                name: "start_hash",
                table: "access_chain_heads");

            migrationBuilder.CreateTable(
                name: "draft_holders",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    oldest_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_holders", x => x.user_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_draft_holders_oldest_at",
                table: "draft_holders",
                column: "oldest_at");
        }
    }
}
