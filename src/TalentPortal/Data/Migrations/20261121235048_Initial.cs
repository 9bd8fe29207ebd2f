using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace TalentPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gin", ",,");

            migrationBuilder.CreateTable(
                name: "access_chain_heads",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_chain_heads", x => x.user_id);
                });

            migrationBuilder.CreateTable(
                name: "access_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    actor_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    highest_class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    organisation_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    organisation_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_entries", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "attempt_counters",
                schema: "accounts",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    window_ends_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt_counters", x => new { x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "command_receipts",
                columns: table => new
                {
                    command_id = table.Column<Guid>(type: "uuid", nullable: false),
                    caller = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    command = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    result = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_command_receipts", x => new { x.command_id, x.caller, x.command });
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    employer_name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    employer_name_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "cv_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    storage_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    metadata = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    release = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cv_documents", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    owner_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", maxLength: 200, nullable: true),
                    master_key_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    destroyed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_keys", x => new { x.owner_kind, x.owner_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    xml = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    record = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", maxLength: 262244, nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "employer_memberships",
                columns: table => new
                {
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employer_memberships", x => new { x.employer_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scope = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "inbox_receipts",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_receipts", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "job_listings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_verified = table.Column<bool>(type: "boolean", nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    place_text = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    workplace = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    degree_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    pay_min = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    pay_max = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    pay_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    pay_period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    employer_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    employer_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    summary_en = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    summary_zh = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_listings", x => new { x.tenant_id, x.job_id });
                });

            migrationBuilder.CreateTable(
                name: "job_search",
                columns: table => new
                {
                    ord = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    bucket = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "ord >> 10", stored: true),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province = table.Column<short>(type: "smallint", nullable: false),
                    city = table.Column<int>(type: "integer", nullable: false),
                    sector = table.Column<int>(type: "integer", nullable: false),
                    industry = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    degree = table.Column<short>(type: "smallint", nullable: false),
                    head = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false),
                    words = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_search", x => x.ord);
                })
                .Annotation("Npgsql:StorageParameter:toast_tuple_target", 1200);

            migrationBuilder.CreateTable(
                name: "links",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    email_token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "bytea", maxLength: 600, nullable: true),
                    password_hash = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true),
                    mail_language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    return_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ordering_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    payload = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    sealed_payload = table.Column<byte[]>(type: "bytea", maxLength: 40000, nullable: true),
                    owner_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    available_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    claimed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_memberships",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_memberships", x => new { x.user_id, x.role });
                });

            migrationBuilder.CreateTable(
                name: "schedule_slots",
                columns: table => new
                {
                    work = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    slot_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    claimed_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    fence = table.Column<int>(type: "integer", nullable: false),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_slots", x => new { x.work, x.slot_at });
                });

            migrationBuilder.CreateTable(
                name: "staff_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_memberships", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "talent_profiles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    summary = table.Column<byte[]>(type: "bytea", nullable: false),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    degree_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    school = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    industry_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    years = table.Column<int>(type: "integer", nullable: true),
                    available_from = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_talent_profiles", x => new { x.user_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    mark = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    accent = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    host = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: true),
                    default_language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    time_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    short_name_en = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    short_name_zh = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    tagline_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    tagline_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email_token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "bytea", maxLength: 600, nullable: true),
                    factor_key = table.Column<byte[]>(type: "bytea", maxLength: 200, nullable: true),
                    factor_last_step = table.Column<long>(type: "bigint", nullable: true),
                    mail_language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    password_hash = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "employers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    credit_code = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    register_country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    register_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    industry_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    website = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    listed_by_tenant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    listed_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    about_en = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    about_zh = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employers", x => x.id);
                    table.ForeignKey(
                        name: "fk_employers_tenant_listed_by_tenant_id",
                        column: x => x.listed_by_tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "known_devices",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_devices", x => new { x.user_id, x.device_hash });
                    table.ForeignKey(
                        name: "fk_known_devices_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.user_id, x.hash });
                    table.ForeignKey(
                        name: "fk_recovery_codes_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    second_factor = table.Column<bool>(type: "boolean", nullable: false),
                    active_employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    device = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    idle_minutes = table.Column<int>(type: "integer", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sessions_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "employer_admissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    verification = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employer_admissions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_employer_admissions_employers_employer_id",
                        column: x => x.employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employer_admissions_staff_membership_tenant_id_decided_by",
                        columns: x => new { x.tenant_id, x.decided_by },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_scheme = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source_identifier = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    source_url = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    translation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    close_reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    closing_date = table.Column<DateOnly>(type: "date", nullable: true),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    degree_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    headcount = table.Column<int>(type: "integer", nullable: true),
                    industry_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    kind_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    pay_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    pay_max = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    pay_min = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    pay_negotiable = table.Column<bool>(type: "boolean", nullable: false),
                    pay_period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    place_text = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    workplace = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    description_en = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    description_zh = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    employer_name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    employer_name_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    return_reason_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    return_reason_zh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_jobs_employers_employer_id",
                        column: x => x.employer_id,
                        principalTable: "employers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jobs_staff_membership_tenant_id_reviewed_by",
                        columns: x => new { x.tenant_id, x.reviewed_by },
                        principalTable: "staff_memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cv_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    employer_name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    employer_name_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    job_title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    job_title_zh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_applications", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_job_applications_job_tenant_id_job_id",
                        columns: x => new { x.tenant_id, x.job_id },
                        principalTable: "jobs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    in_step = table.Column<bool>(type: "boolean", nullable: false),
                    in_review = table.Column<bool>(type: "boolean", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    closing_date = table.Column<DateOnly>(type: "date", nullable: true),
                    country_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    degree_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    headcount = table.Column<int>(type: "integer", nullable: true),
                    industry_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    kind_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    pay_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    pay_max = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    pay_min = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    pay_negotiable = table.Column<bool>(type: "boolean", nullable: false),
                    pay_period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    place_text = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    workplace = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    description_en = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    description_zh = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    title_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    title_zh = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    return_reason_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    return_reason_zh = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_changes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_job_changes_jobs_tenant_id_job_id",
                        columns: x => new { x.tenant_id, x.job_id },
                        principalTable: "jobs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    talent_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_application_steps_job_applications_tenant_id_application_id",
                        columns: x => new { x.tenant_id, x.application_id },
                        principalTable: "job_applications",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_entries_user_id_number",
                table: "access_entries",
                columns: new[] { "user_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_steps_tenant_id_application_id_at",
                table: "application_steps",
                columns: new[] { "tenant_id", "application_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_attempt_counters_window_ends_at",
                schema: "accounts",
                table: "attempt_counters",
                column: "window_ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_tenant_id_at",
                table: "audit_entries",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_command_receipts_received_at",
                table: "command_receipts",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_data_keys_master_key_id",
                table: "data_keys",
                column: "master_key_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_holders_oldest_at",
                table: "draft_holders",
                column: "oldest_at");

            migrationBuilder.CreateIndex(
                name: "ix_employer_admissions_employer_id",
                table: "employer_admissions",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_employer_admissions_tenant_id_decided_by",
                table: "employer_admissions",
                columns: new[] { "tenant_id", "decided_by" });

            migrationBuilder.CreateIndex(
                name: "ix_employer_admissions_tenant_id_employer_id",
                table: "employer_admissions",
                columns: new[] { "tenant_id", "employer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_employer_admissions_tenant_id_status_requested_at",
                table: "employer_admissions",
                columns: new[] { "tenant_id", "status", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_employer_memberships_user_id",
                table: "employer_memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_employers_credit_code",
                table: "employers",
                column: "credit_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_employers_listed_by_tenant_id_listed_key",
                table: "employers",
                columns: new[] { "listed_by_tenant_id", "listed_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_employers_register_country_register_number",
                table: "employers",
                columns: new[] { "register_country", "register_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_grants_subject_id",
                table: "grants",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_grants_user_id_scope_employer_id_tenant_id",
                table: "grants",
                columns: new[] { "user_id", "scope", "employer_id", "tenant_id" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_receipts_received_at",
                table: "inbox_receipts",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_job_applications_employer_id",
                table: "job_applications",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_applications_talent_user_id",
                table: "job_applications",
                column: "talent_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_applications_tenant_id_job_id_applied_at",
                table: "job_applications",
                columns: new[] { "tenant_id", "job_id", "applied_at" });

            migrationBuilder.CreateIndex(
                name: "ux_job_applications_once",
                table: "job_applications",
                columns: new[] { "tenant_id", "job_id", "talent_user_id" },
                unique: true,
                filter: "state <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ix_job_changes_employer_id",
                table: "job_changes",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_changes_tenant_id_in_review_submitted_at",
                table: "job_changes",
                columns: new[] { "tenant_id", "in_review", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_changes_tenant_id_job_id",
                table: "job_changes",
                columns: new[] { "tenant_id", "job_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_listings_job_id",
                table: "job_listings",
                column: "job_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_listings_tenant_id_published_at",
                table: "job_listings",
                columns: new[] { "tenant_id", "published_at" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_job_search_gin",
                table: "job_search",
                columns: new[] { "bucket", "tenant_id", "employer_id", "province", "city", "sector", "industry", "kind", "degree", "words", "head" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_job_search_tenant_id_job_id",
                table: "job_search",
                columns: new[] { "tenant_id", "job_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_employer_id",
                table: "jobs",
                column: "employer_id");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_employer_id_source_scheme_source_identifier",
                table: "jobs",
                columns: new[] { "tenant_id", "employer_id", "source_scheme", "source_identifier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_employer_id_status",
                table: "jobs",
                columns: new[] { "tenant_id", "employer_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_reviewed_by",
                table: "jobs",
                columns: new[] { "tenant_id", "reviewed_by" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_status_submitted_at",
                table: "jobs",
                columns: new[] { "tenant_id", "status", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_known_devices_seen_at",
                schema: "accounts",
                table: "known_devices",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_links_email_token",
                schema: "accounts",
                table: "links",
                column: "email_token");

            migrationBuilder.CreateIndex(
                name: "ix_links_expires_at",
                schema: "accounts",
                table: "links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_links_secret_hash",
                schema: "accounts",
                table: "links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_links_user_id",
                schema: "accounts",
                table: "links",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_done_at",
                table: "outbox_messages",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_number",
                table: "outbox_messages",
                column: "number",
                filter: "done_at is null and parked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_ordering_key_number",
                table: "outbox_messages",
                columns: new[] { "ordering_key", "number" },
                filter: "done_at is null and parked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_entries_at",
                table: "platform_audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_schedule_slots_claimed_until",
                table: "schedule_slots",
                column: "claimed_until",
                filter: "finished_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_expires_at",
                schema: "accounts",
                table: "sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id",
                schema: "accounts",
                table: "sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_memberships_tenant_id_user_id",
                table: "staff_memberships",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_memberships_user_id",
                table: "staff_memberships",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_talent_profiles_user_id",
                table: "talent_profiles",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tenants_host",
                table: "tenants",
                column: "host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tenants_slug",
                table: "tenants",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_email_token",
                schema: "accounts",
                table: "users",
                column: "email_token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_chain_heads");

            migrationBuilder.DropTable(
                name: "access_entries");

            migrationBuilder.DropTable(
                name: "application_steps");

            migrationBuilder.DropTable(
                name: "attempt_counters",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "command_receipts");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "cv_documents");

            migrationBuilder.DropTable(
                name: "data_keys");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "draft_holders");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "employer_admissions");

            migrationBuilder.DropTable(
                name: "employer_memberships");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "inbox_receipts");

            migrationBuilder.DropTable(
                name: "job_changes");

            migrationBuilder.DropTable(
                name: "job_listings");

            migrationBuilder.DropTable(
                name: "job_search");

            migrationBuilder.DropTable(
                name: "known_devices",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "links",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "platform_audit_entries");

            migrationBuilder.DropTable(
                name: "platform_memberships");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "schedule_slots");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "talent_profiles");

            migrationBuilder.DropTable(
                name: "job_applications");

            migrationBuilder.DropTable(
                name: "users",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "employers");

            migrationBuilder.DropTable(
                name: "staff_memberships");

            migrationBuilder.DropTable(
                name: "tenants");
        }
    }
}
