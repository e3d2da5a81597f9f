SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.t (n int); INSERT INTO public.t VALUES (1); CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM public.t; $$; INSERT INTO public.t SELECT public.f();
