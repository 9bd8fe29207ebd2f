using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    talent_read = table.Column<int>(type: "integer", nullable: false),
                    talent_unread = table.Column<int>(type: "integer", nullable: false),
                    talent_unread_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    talent_mailed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    staff_read = table.Column<int>(type: "integer", nullable: false),
                    staff_unread = table.Column<int>(type: "integer", nullable: false),
                    staff_unread_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    staff_mailed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    answer_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    campus_after = table.Column<int>(type: "integer", nullable: false),
                    read_before_campus = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_conversations_cases_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    author_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    translation = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_messages_cases_tenant_id_case_id",
                        columns: x => new { x.tenant_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_talent_user_id",
                table: "conversations",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_id_staff_unread_since",
                table: "conversations",
                columns: new[] { "tenant_id", "staff_unread_since" },
                filter: "staff_unread_since is not null");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_id_talent_unread_since",
                table: "conversations",
                columns: new[] { "tenant_id", "talent_unread_since" },
                filter: "talent_unread_since is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_talent_user_id",
                table: "messages",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_tenant_id_case_id_number",
                table: "messages",
                columns: new[] { "tenant_id", "case_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "messages");
        }
    }
}
