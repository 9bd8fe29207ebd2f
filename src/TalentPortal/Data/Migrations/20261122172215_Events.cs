using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "outreach_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    cohost = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    owner_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    follow_up_asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    followed_up_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    place_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    place_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    text_en = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    text_zh = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outreach_events", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "event_sign_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", maxLength: 16000, nullable: false),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    may_contact = table.Column<bool>(type: "boolean", nullable: false),
                    mail_token = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    attended = table.Column<bool>(type: "boolean", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_sign_ups", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_event_sign_ups_outreach_events_tenant_id_event_id",
                        columns: x => new { x.tenant_id, x.event_id },
                        principalTable: "outreach_events",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_tallies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: true),
                    came = table.Column<int>(type: "integer", nullable: true),
                    countries = table.Column<List<string>>(type: "character varying(2)[]", nullable: false),
                    counts = table.Column<List<int>>(type: "integer[]", nullable: false),
                    others = table.Column<int>(type: "integer", nullable: true),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_tallies", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_event_tallies_outreach_events_tenant_id_event_id",
                        columns: x => new { x.tenant_id, x.event_id },
                        principalTable: "outreach_events",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_event_sign_ups_tenant_id_event_id_mail_token",
                table: "event_sign_ups",
                columns: new[] { "tenant_id", "event_id", "mail_token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_sign_ups_tenant_id_event_id_state",
                table: "event_sign_ups",
                columns: new[] { "tenant_id", "event_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_event_sign_ups_tenant_id_link_hash",
                table: "event_sign_ups",
                columns: new[] { "tenant_id", "link_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_tallies_tenant_id_event_id",
                table: "event_tallies",
                columns: new[] { "tenant_id", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outreach_events_tenant_id_state_closes_on",
                table: "outreach_events",
                columns: new[] { "tenant_id", "state", "closes_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_sign_ups");

            migrationBuilder.DropTable(
                name: "event_tallies");

            migrationBuilder.DropTable(
                name: "outreach_events");
        }
    }
}
