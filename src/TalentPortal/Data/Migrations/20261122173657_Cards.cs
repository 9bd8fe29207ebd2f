using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Cards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "name_keys",
                table: "employers",
                type: "character varying(22)[]",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "employers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "contact_request_id",
                table: "consents",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contact_disclosures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_disclosures", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "contact_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    face_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<byte[]>(type: "bytea", nullable: false),
                    message = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    parts = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    employer_name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    employer_name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_requests", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_contact_requests_employer_employer_id",
                        column: x => x.employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "employer_blocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    whole_group = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    name_keys = table.Column<List<string>>(type: "character varying(22)[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employer_blocks", x => new { x.user_id, x.id });
                    table.ForeignKey(
                        name: "fk_employer_blocks_employer_employer_id",
                        column: x => x.employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "talent_cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    face_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<List<string>>(type: "character varying(80)[]", nullable: false),
                    shown_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    hidden_from = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    hidden_from_groups = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    hidden_from_names = table.Column<List<string>>(type: "character varying(22)[]", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_talent_cards", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "talent_facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<List<string>>(type: "character varying(80)[]", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_talent_facts", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_employers_parent_id",
                table: "employers",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_disclosures_request_id",
                table: "contact_disclosures",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_disclosures_user_id_request_id_part",
                table: "contact_disclosures",
                columns: new[] { "user_id", "request_id", "part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_employer_id",
                table: "contact_requests",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_talent_user_id",
                table: "contact_requests",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_tenant_id_employer_id_face_id_asked_at",
                table: "contact_requests",
                columns: new[] { "tenant_id", "employer_id", "face_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_tenant_id_state_answer_by",
                table: "contact_requests",
                columns: new[] { "tenant_id", "state", "answer_by" });

            migrationBuilder.CreateIndex(
                name: "ix_employer_blocks_employer_id",
                table: "employer_blocks",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_talent_cards_tenant_id_shown_since",
                table: "talent_cards",
                columns: new[] { "tenant_id", "shown_since" });

            migrationBuilder.CreateIndex(
                name: "ix_talent_cards_user_id_tenant_id",
                table: "talent_cards",
                columns: new[] { "user_id", "tenant_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_tenant_id",
                table: "talent_facts",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "ix_talent_facts_user_id_tenant_id",
                table: "talent_facts",
                columns: new[] { "user_id", "tenant_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_employers_employers_parent_id",
                table: "employers",
                column: "parent_id",
                principalTable: "employers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // Who had a profile before is counted by the next run of what looks after each person.
            migrationBuilder.Sql("insert into personal_dues (user_id, due_at) select id, now() from accounts.users on conflict (user_id) do update set due_at = least(personal_dues.due_at, now())");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_employers_employers_parent_id",
                table: "employers");

            migrationBuilder.DropTable(
                name: "contact_disclosures");

            migrationBuilder.DropTable(
                name: "contact_requests");

            migrationBuilder.DropTable(
                name: "employer_blocks");

            migrationBuilder.DropTable(
                name: "talent_cards");

            migrationBuilder.DropTable(
                name: "talent_facts");

            migrationBuilder.DropIndex(
                name: "ix_employers_parent_id",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "name_keys",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "employers");

            migrationBuilder.DropColumn(
                name: "contact_request_id",
                table: "consents");
        }
    }
}
